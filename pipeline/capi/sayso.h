// libsayso: the pipeline for other languages. A model is loaded, an analyzer is made for each thread, an article goes
// in and its record comes out. Entry: sayso_analyze(). C99; the record is described in pipeline/report/schema.md.
//
// Thread rule: a sayso_model is const and shared by all threads; a sayso_analyzer belongs to one thread at a time; all
// other functions may be called from any thread.
// Errors: each function that can fail gives a sayso_status and, where `error` is not NULL, a code and a message in it.
// No exception leaves the library, and it neither prints nor exits. The same bytes in give the same bytes out.
#ifndef SAYSO_H
#define SAYSO_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define SAYSO_API __attribute__((visibility("default")))
#else
#define SAYSO_API
#endif

// NOLINTBEGIN(readability-identifier-naming): C has one space of names
typedef enum sayso_status {
  SAYSO_OK = 0,
  SAYSO_SET_ASIDE = 1,         ///< the article is at fault; the record is its error record
  SAYSO_INVALID_ARGUMENT = 2,  ///< a pointer is NULL, or a number out of range
  SAYSO_MODEL_REFUSED = 3,     ///< the file cannot be read, or is no model
  SAYSO_STOPPED = 4,           ///< the sink gave something else than 0
  SAYSO_OUT_OF_MEMORY = 5,
  SAYSO_INTERNAL = 6  ///< a fault of ours
} sayso_status;

/// What went wrong. Both texts end in NUL; a message that is longer is cut.
typedef struct sayso_error {
  char code[64];         ///< stable: "invalid_utf8", "model_truncated"
  char message[512];     ///< one line for a person, in UTF-8
  uint64_t byte_offset;  ///< in the article, where that is at fault
} sayso_error;

typedef struct sayso_model sayso_model;
typedef struct sayso_analyzer sayso_analyzer;

/// One article.
typedef struct sayso_article {
  const char* id;     ///< UTF-8, ends in NUL, not empty
  const char* text;   ///< UTF-8; NUL may stand in it
  size_t text_size;   ///< bytes
  uint64_t sequence;  ///< goes into the record as it is
} sayso_article;

/// One JSON object without a line end.
typedef struct sayso_record {
  const char* json;
  size_t size;        ///< bytes; a NUL follows them
  uint64_t sequence;  ///< of the article
  int set_aside;      ///< 1: an error record
} sayso_record;

/// Bits of `flags`.
#define SAYSO_NO_TEXT 1u  ///< the text is left out of the record

/// "0.1.0", and the version of the record's schema.
SAYSO_API const char* sayso_version(void);
SAYSO_API const char* sayso_schema_version(void);

/// The model that is built in, or one from a file. Give it back with sayso_model_free(), after its analyzers.
SAYSO_API sayso_status sayso_model_built_in(sayso_model** model, sayso_error* error);
SAYSO_API sayso_status sayso_model_load(const char* path, sayso_model** model, sayso_error* error);
SAYSO_API void sayso_model_free(sayso_model* model);
SAYSO_API const char* sayso_model_name(const sayso_model* model);
SAYSO_API const char* sayso_model_version(const sayso_model* model);

SAYSO_API sayso_status sayso_analyzer_new(const sayso_model* model, sayso_analyzer** analyzer, sayso_error* error);
SAYSO_API void sayso_analyzer_free(sayso_analyzer* analyzer);

/// A text -> its record. `record` is valid until the next call with this analyzer. After SAYSO_SET_ASIDE it is an error
/// record, and `error` says the same.
SAYSO_API sayso_status sayso_analyze(sayso_analyzer* analyzer, const sayso_article* article, unsigned flags,
                                     sayso_record* record, sayso_error* error);
/// A line of JSON Lines, {"id": ..., "text": ..., ...} -> its record, with the other fields as metadata.
SAYSO_API sayso_status sayso_analyze_json(sayso_analyzer* analyzer, const char* line, size_t size, uint64_t sequence,
                                          unsigned flags, sayso_record* record, sayso_error* error);

/// Takes a record, which is valid during the call alone; 0: go on.
typedef int (*sayso_sink)(void* user, const sayso_record* record);

/// Many texts on `jobs` threads (1 to 256) -> their records, in the order of the articles, one call of `sink` at a
/// time, on another thread than the caller's. The records are the same for any number of jobs.
SAYSO_API sayso_status sayso_analyze_batch(const sayso_model* model, const sayso_article* articles, size_t count,
                                           unsigned jobs, unsigned flags, sayso_sink sink, void* user,
                                           sayso_error* error);
// NOLINTEND(readability-identifier-naming)

#ifdef __cplusplus
}
#endif

#endif
