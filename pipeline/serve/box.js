// A file that is chosen or dropped goes to the server as it is; the box works without this.
const message = document.querySelector('#message');
const file = document.createElement('input');
file.type = 'file';
file.id = 'file';
const label = document.createElement('label');
label.htmlFor = 'file';
label.append('or a text file, chosen here or dropped on the page: ', file);
document.querySelector('#file-place').append(label);

async function send(chosen) {
  if (!chosen) return;
  message.textContent = chosen.size > 4 * 2 ** 20 ? 'The file is larger than 4 MiB.' : '';
  if (message.textContent) return;
  try {
    const headers = {'Content-Type': 'application/octet-stream'};
    const response = await fetch('./', {method: 'POST', headers, body: chosen});
    if (response.redirected && response.ok)
      location.assign(response.url);
    else
      message.textContent = await response.text();
  } catch {
    message.textContent = 'The server did not answer: is sayso serve still running?';
  }
}

file.addEventListener('change', () => send(file.files[0]));
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => {
  event.preventDefault();
  send(event.dataTransfer.files[0]);
});
