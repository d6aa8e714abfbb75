// Changes inputs as JSON, so that a fuzzer gets behind the parser: a value becomes another one of the same input, or an
// odd one, a field goes away, an item comes twice. Every other input is changed byte by byte, as ever.
// Entry: LLVMFuzzerCustomMutator(), which libFuzzer calls. Lines and files (parted by \x1e) are changed one at a time.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace {

using Json = nlohmann::ordered_json;
using Random = std::minstd_rand;

std::size_t below(Random& random, std::size_t n) {
  return random() % n;
}

void collect(Json& node, std::vector<Json*>& all) {
  all.push_back(&node);
  if (!node.is_structured()) return;
  for (Json& child : node) collect(child, all);
}

Json odd_value(Random& random) {
  static const std::array values = {Json(),           Json(true),         Json(0),         Json(-1),       Json(1),
                                    Json(4294967296), Json(1e308),        Json(-1e308),    Json(0.5),      Json(""),
                                    Json("x"),        Json("\xc3\xa9\n"), Json::array(),   Json::object(), Json({0, 1}),
                                    Json({5, 2}),     Json({{0, 3}}),     Json(UINT64_MAX)};
  return values[below(random, values.size())];
}

void drop_or_double(Json& node, Random& random) {
  if (!node.is_structured() || node.empty()) {
    node = odd_value(random);
    return;
  }
  const auto at = std::next(node.begin(), static_cast<std::ptrdiff_t>(below(random, node.size())));
  if (node.is_array() && below(random, 2) == 0) {
    node.push_back(Json(*at));
  } else {
    node.erase(at);
  }
}

/// A text by libFuzzer's own mutations, a number a little off.
void nudge(Json& node, Random& random) {
  if (node.is_string()) {
    std::string text = node.get<std::string>();
    const std::size_t size = text.size();
    text.resize(size + 16);
    text.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(text.data()), size, text.size()));
    node = text;
  } else if (node.is_number_integer()) {
    node = node.get<std::int64_t>() / 2 + static_cast<std::int64_t>(below(random, 9)) - 4;
  } else {
    drop_or_double(node, random);
  }
}

std::string changed(std::string_view line, Random& random) {
  Json tree = Json::parse(line, nullptr, false);
  if (tree.is_discarded()) return "";
  for (std::size_t times = 1 + below(random, 3); times > 0; --times) {
    std::vector<Json*> all;
    collect(tree, all);
    Json& node = *all[below(random, all.size())];
    switch (below(random, 4)) {
      case 0: {
        const Json other = *all[below(random, all.size())];
        node = other;
        break;
      }
      case 1:
        node = odd_value(random);
        break;
      case 2:
        drop_or_double(node, random);
        break;
      default:
        nudge(node, random);
    }
  }
  return tree.dump(-1, ' ', false, Json::error_handler_t::ignore);
}

/// The places of one part of the input that may be JSON: between line ends or file ends, without the first byte where
/// that chooses the kind of input.
std::pair<std::size_t, std::size_t> part_of(std::string_view input, Random& random) {
  constexpr std::string_view kBetween = "\n\x1e";
  const std::size_t middle = below(random, input.size());
  const std::size_t before = input.find_last_of(kBetween, middle);
  std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  if (begin == 0 && input.front() != '{' && input.front() != '[') begin = 1;
  const std::size_t end = std::min(input.find_first_of(kBetween, begin), input.size());
  return {begin, end};
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned seed) {
  Random random(seed + 1);
  if (size == 0 || below(random, 2) == 0) return LLVMFuzzerMutate(data, size, max_size);
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto [begin, end] = part_of(input, random);
  const std::string part = begin < end ? changed(input.substr(begin, end - begin), random) : "";
  const std::string whole = std::string(input.substr(0, begin)) + part + std::string(input.substr(end));
  if (part.empty() || whole.size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
  std::memcpy(data, whole.data(), whole.size());
  return whole.size();
}
