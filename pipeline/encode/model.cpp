#include "encode/model.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdlib>
#include <fstream>

#include "encode/features.h"
#include "encode/kernels.h"
#include "encode/loader.h"
#include "encode/safetensors.h"
#include "encode/weights.h"

namespace sayso {
namespace {

constexpr const char* kFormat = "sayso-extractor";
// 3 adds names and transformers to 2, 4 the forms of a transformer's pieces.
constexpr const char* kFormatVersions[] = {"2", "3", "4"};
constexpr std::size_t kTags = 13;  // attribution/tags.h
constexpr std::size_t kSentenceRelations = 6;
constexpr std::size_t kWidest = 2048;
constexpr std::streamoff kMostBytes = 256 << 20;  // ours has 24 MB at most

/// Two layers over the same rows as one: the columns of the second behind those of the first.
Dense beside(const Dense& a, const Dense& b) {
  Dense out;
  out.weight.rows = a.weight.rows;
  out.weight.columns = a.weight.columns + b.weight.columns;
  if (a.weight.data.empty() || b.weight.data.empty()) return out;  // the loader has failed
  for (std::size_t r = 0; r < out.weight.rows; ++r) {
    for (const Dense* d : {&a, &b})
      out.weight.data.insert(out.weight.data.end(), d->weight.row(r), d->weight.row(r) + d->weight.columns);
  }
  out.bias = a.bias;
  out.bias.insert(out.bias.end(), b.bias.begin(), b.bias.end());
  return out;
}

std::string metadata(const SafeTensors& file, const char* key) {
  const auto found = file.metadata().find(key);
  return found == file.metadata().end() ? std::string() : found->second;
}

WordInput words_of(TensorLoader& l, std::size_t words, std::size_t width) {
  return {l.hashes("vocabulary", words), l.half_table("word", words + 1, width),
          l.half_table("prefix", kPrefixBuckets, width), l.half_table("suffix", kSuffixBuckets, width)};
}

TransformerLayer transformer_layer(TensorLoader& l, const std::string& at, std::size_t hidden, std::size_t inner) {
  TransformerLayer out;
  out.qkv = l.byte_dense(at + "qkv", hidden, 3 * hidden);
  out.attended = l.byte_dense(at + "attended", hidden, hidden);
  out.attended_gain = l.floats(at + "attended.norm.gain", {hidden});
  out.attended_bias = l.floats(at + "attended.norm.bias", {hidden});
  out.inner = l.byte_dense(at + "inner", hidden, inner);
  out.outer = l.byte_dense(at + "outer", inner, hidden);
  out.outer_gain = l.floats(at + "outer.norm.gain", {hidden});
  out.outer_bias = l.floats(at + "outer.norm.bias", {hidden});
  return out;
}

/// Row by shape: the code of each, spread over the columns by one product. Empty in a file of format 3.
Table forms_of(TensorLoader& l, std::size_t hidden) {
  constexpr std::size_t kCode = 12;  // models/training/transformer.py
  if (!l.has("form.code")) return {};
  const Table code = l.table("form.code", kShapeBuckets + 1, kCode);
  const Table row = l.table("form.row", kCode, hidden);
  if (code.data.empty() || row.data.empty()) return {};  // the loader has failed
  Table out{code.rows, hidden, Floats(code.rows * hidden, 0.0F)};
  kernels().multiply(code.row(0), kCode, row.row(0), out.data.data(), static_cast<std::ptrdiff_t>(code.rows), kCode,
                     static_cast<std::ptrdiff_t>(hidden), false);
  return out;
}

/// Nothing where the sizes or the word pieces are at fault: `l` or `sizes` knows.
std::optional<Transformer> transformer_of(TensorLoader& l, Sizes& sizes, std::size_t width) {
  constexpr std::size_t kMostPieces = 1U << 20U;
  constexpr std::size_t kLongest = 4096;  // pieces of a window
  constexpr std::size_t kDeepest = 48;
  const std::size_t pieces = sizes.number("pieces", kMostPieces);
  const std::size_t hidden = sizes.number("hidden", kWidest);
  const std::size_t inner = sizes.number("inner", 4 * kWidest);
  const std::size_t layers = sizes.number("layers", kDeepest);
  const std::size_t positions = sizes.number("positions", kLongest);
  const std::size_t heads = sizes.number("attention_heads", hidden);
  const std::size_t window = sizes.number("window", positions);
  const std::size_t margin = sizes.number("margin", positions);
  if (!sizes.valid() || hidden % heads != 0 || window < 2 + 2 * margin + WordPieces::kMostPieces) {
    l.fail("model_shape", "the sizes of its transformer are missing or out of range");
    return std::nullopt;
  }
  Result<WordPieces> vocabulary = WordPieces::parse(l.text("pieces"));
  if (!vocabulary || vocabulary->size() != pieces) {
    l.fail("model_values",
           vocabulary ? "another number of word pieces than its sizes say" : vocabulary.error().message);
    return std::nullopt;
  }
  Transformer t;
  t.pieces = *std::move(vocabulary);
  t.heads = heads;
  t.window = static_cast<std::uint32_t>(window);
  t.margin = static_cast<std::uint32_t>(margin);
  t.piece = l.byte_table("piece", pieces, hidden);
  t.position = l.half_table("position", positions, hidden);
  t.place = l.half_table("place", kContexts + 1, hidden);
  t.form = forms_of(l, hidden);
  t.norm_gain = l.floats("embedding.norm.gain", {hidden});
  t.norm_bias = l.floats("embedding.norm.bias", {hidden});
  for (std::size_t i = 0; i < layers; ++i)
    t.layers.push_back(transformer_layer(l, "layer." + std::to_string(i) + ".", hidden, inner));
  t.mix = l.dense("mix", hidden, width);
  return t;
}

void fill_heads(TensorLoader& l, std::size_t width, std::size_t head, const std::vector<std::size_t>& dilations,
                Model::Weights& w) {
  w.anchor = beside(l.dense("anchor", width, kAnchorClasses), l.dense("nested", width, kNestedClasses));
  if (l.has("names.weight")) w.names = l.dense("names", width, kNameTags);
  w.pair_token = l.dense("pair.token", width, head);
  w.pair_scale = l.dense("pair.scale", width, head);
  w.pair_shift = l.dense("pair.shift", width, head);
  w.pair_distance = l.table("pair.distance", w.before + w.after + 1, head);
  w.pair_relation = l.table("pair.relation", kSentenceRelations, head);
  w.pair = l.gated("pair", head, dilations);
  w.pair_out = l.dense("pair.out", head, kTags);
  w.transition = l.table("transition", kTags + 1, kTags + 1);
}

std::optional<Error> fill(const SafeTensors& file, Model::Weights& w) {
  constexpr std::size_t kMostWords = 1U << 22U;
  constexpr std::size_t kMostDilation = 256;
  constexpr std::size_t kWidestWindow = 512;
  const bool accurate = file.find("pieces") != nullptr;
  Sizes sizes(metadata(file, "sizes"));
  const std::size_t width = sizes.number("width", kWidest);
  const std::size_t words = accurate ? 0 : sizes.number("words", kMostWords);
  const std::size_t head = sizes.number("head", kWidest);
  w.before = sizes.number("before", kWidestWindow);
  w.after = sizes.number("after", kWidestWindow);
  const auto dilations = sizes.numbers("dilations", kMostDilation);
  const auto head_dilations = sizes.numbers("head_dilations", kMostDilation);
  w.threshold = sizes.share("threshold");
  w.nested_threshold = sizes.share("nested_threshold");
  if (!sizes.valid()) return model_fault("model_shape", "the sizes in its metadata are missing or out of range");
  TensorLoader l(file);
  if (accurate) {
    w.transformer = transformer_of(l, sizes, width);
  } else {
    w.words = words_of(l, words, width);
  }
  w.shape = l.half_table("shape", kShapeBuckets, width);
  w.context = l.half_table("context", kContexts, width);
  w.encoder = l.gated("encoder", width, dilations);
  w.norm_gain = l.floats("norm.gain", {width});
  w.norm_bias = l.floats("norm.bias", {width});
  fill_heads(l, width, head, head_dilations, w);
  return l.error();
}

// The weights files, assembled into the program by weights.S.
extern "C" const char sayso_weights_fast_begin[];
extern "C" const char sayso_weights_fast_end[];
extern "C" const char sayso_weights_accurate_begin[];
extern "C" const char sayso_weights_accurate_end[];

Model built_in_model(std::string_view bytes) {
  Result<Model> parsed = Model::parse(bytes);
  if (!parsed) std::abort();  // the build put a broken file in: no run can mend that
  return *std::move(parsed);
}

}  // namespace

Result<Model> Model::parse(std::string_view bytes) {
  Result<SafeTensors> file = SafeTensors::parse(bytes);
  if (!file) return file.error();
  const std::string version = metadata(*file, "format_version");
  const bool known =
      std::find(std::begin(kFormatVersions), std::end(kFormatVersions), version) != std::end(kFormatVersions);
  if (metadata(*file, "format") != kFormat || !known) {
    return model_fault("model_version", std::string("this program reads format ") + kFormat + ", versions 2 to 4");
  }
  auto weights = std::make_shared<Weights>();
  weights->name = metadata(*file, "name");
  weights->version = metadata(*file, "version");
  if (std::optional<Error> error = fill(*file, *weights)) return *error;
  Model model;
  model.weights_ = std::move(weights);
  return model;
}

Result<Model> Model::load(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  const std::streamoff size = file ? static_cast<std::streamoff>(file.tellg()) : -1;
  const Error unreadable{"model_unreadable", "cannot read the model file " + path, 0};
  if (size < 0) return unreadable;
  if (size > kMostBytes) return Error{"model_header", "model file " + path + ": too large to be one", 0};
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (!file.seekg(0) || !file.read(bytes.data(), size)) return unreadable;
  return parse(bytes);
}

std::string_view Model::built_in_bytes(Profile profile) {
  const bool fast = profile == Profile::fast;
  const char* begin = fast ? sayso_weights_fast_begin : sayso_weights_accurate_begin;
  const char* end = fast ? sayso_weights_fast_end : sayso_weights_accurate_end;
  return {begin, static_cast<std::size_t>(end - begin)};
}

const Model& Model::built_in(Profile profile) {
  if (profile == Profile::accurate) {
    static const Model accurate = built_in_model(built_in_bytes(profile));
    return accurate;
  }
  static const Model fast = built_in_model(built_in_bytes(profile));
  return fast;
}

const std::string& Model::name() const {
  return weights_->name;
}
const std::string& Model::version() const {
  return weights_->version;
}
Profile Model::profile() const {
  return weights_->transformer ? Profile::accurate : Profile::fast;
}

}  // namespace sayso
