// libsayso from C: the built-in model, a text, a line of JSON, several threads, and what goes wrong. Also a test: it
// ends with 0 where all is as sayso.h says.
#include <sayso.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ARTICLES 20

static void require(int holds, const char* what) {
  if (holds) return;
  fprintf(stderr, "example: %s\n", what);
  exit(1);
}

static const char kText[] = "The bridge is safe, officials said. \"It holds,\" the mayor told reporters.";

static void one_article(sayso_analyzer* analyzer) {
  sayso_error error;
  sayso_record record;
  sayso_article article = {"a.txt", kText, strlen(kText), 7};
  require(sayso_analyze(analyzer, &article, 0, &record, &error) == SAYSO_OK, "a text is not analysed");
  printf("%s\n", record.json);
  require(record.sequence == 7 && strlen(record.json) == record.size, "the record is not whole");
  require(strstr(record.json, "\"text\":") != NULL, "the record has no text");
  require(strstr(record.json, "\"content\":{\"spans\":[[") != NULL, "nothing was found");

  require(sayso_analyze(analyzer, &article, SAYSO_NO_TEXT, &record, NULL) == SAYSO_OK, "a flag is refused");
  require(strstr(record.json, "\"text\":") == NULL, "the text was not left out");

  const char line[] = "{\"id\": \"b\", \"text\": \"Rates will rise, the bank said.\", \"outlet\": \"Post\"}";
  require(sayso_analyze_json(analyzer, line, strlen(line), 8, 0, &record, &error) == SAYSO_OK, "a line is refused");
  require(strstr(record.json, "\"metadata\":{\"outlet\":\"Post\"}") != NULL, "a field is lost");
}

static void what_goes_wrong(sayso_analyzer* analyzer) {
  sayso_error error;
  sayso_record record;
  sayso_model* model = NULL;
  sayso_article article = {"a", "caf\xE9", 4, 1};
  require(sayso_analyze(analyzer, &article, 0, &record, &error) == SAYSO_SET_ASIDE,
          "bytes that are no UTF-8 are taken");
  require(strcmp(error.code, "invalid_utf8") == 0 && error.byte_offset == 3, "the wrong code or byte");
  require(record.set_aside == 1 && strstr(record.json, "invalid_utf8") != NULL, "no error record");
  article.id = "";
  require(sayso_analyze(analyzer, &article, 0, &record, &error) == SAYSO_SET_ASIDE, "an empty id is taken");
  require(sayso_analyze(NULL, &article, 0, &record, &error) == SAYSO_INVALID_ARGUMENT, "NULL is taken");
  require(sayso_analyze_json(analyzer, "{", 1, 0, 0, &record, &error) == SAYSO_SET_ASIDE, "half a line is taken");
  require(strcmp(error.code, "invalid_json") == 0, "the wrong code");
  require(sayso_model_load("/nowhere", &model, &error) == SAYSO_MODEL_REFUSED && model == NULL, "no file is taken");
  require(strcmp(error.code, "model_unreadable") == 0 && error.message[0] != '\0', "the wrong code");
}

struct Sink {
  size_t count;
  size_t stop_after;
  char* all;
  size_t size;
};

static int collect(void* user, const sayso_record* record) {
  struct Sink* sink = user;
  require(record->sequence == sink->count, "the records are not in order");
  sink->all = realloc(sink->all, sink->size + record->size + 1);
  memcpy(sink->all + sink->size, record->json, record->size + 1);
  sink->size += record->size;
  return ++sink->count == sink->stop_after;
}

static void several_threads(const sayso_model* model) {
  sayso_article articles[ARTICLES];
  struct Sink one = {0, 0, NULL, 0};
  struct Sink three = {0, 0, NULL, 0};
  struct Sink stops = {0, 2, NULL, 0};
  for (size_t i = 0; i < ARTICLES; ++i) {
    articles[i] = (sayso_article){"a", kText, i % 5 == 4 ? 0 : strlen(kText), i};
  }
  require(sayso_analyze_batch(model, articles, ARTICLES, 1, 0, collect, &one, NULL) == SAYSO_OK, "a batch is refused");
  require(sayso_analyze_batch(model, articles, ARTICLES, 3, 0, collect, &three, NULL) == SAYSO_OK,
          "a batch is refused");
  require(one.count == ARTICLES && three.count == ARTICLES, "records are missing");
  require(one.size == three.size && memcmp(one.all, three.all, one.size) == 0, "threads change the bytes");
  require(sayso_analyze_batch(model, articles, ARTICLES, 2, 0, collect, &stops, NULL) == SAYSO_STOPPED, "no stop");
  require(stops.count == 2, "records come after the stop");
  require(sayso_analyze_batch(model, articles, ARTICLES, 0, 0, collect, &stops, NULL) == SAYSO_INVALID_ARGUMENT,
          "0 jobs");
  require(sayso_analyze_batch(model, NULL, 0, 2, 0, collect, &stops, NULL) == SAYSO_OK, "no articles are a fault");
  free(one.all);
  free(three.all);
  free(stops.all);
}

int main(void) {
  sayso_model* model = NULL;
  sayso_analyzer* analyzer = NULL;
  sayso_error error;
  require(sayso_model_built_in(&model, &error) == SAYSO_OK, "no built-in model");
  require(sayso_analyzer_new(model, &analyzer, &error) == SAYSO_OK, "no analyzer");
  printf("sayso %s, schema %s, model %s %s\n", sayso_version(), sayso_schema_version(), sayso_model_name(model),
         sayso_model_version(model));
  one_article(analyzer);
  what_goes_wrong(analyzer);
  several_threads(model);
  sayso_analyzer_free(analyzer);
  sayso_model_free(model);
  return 0;
}
