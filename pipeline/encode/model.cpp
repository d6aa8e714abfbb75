#include "encode/model.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>

#include "encode/features.h"
#include "encode/safetensors.h"
#include "encode/weights.h"

namespace sayso {
namespace {

constexpr const char* kFormat = "sayso-extractor";
constexpr const char* kFormatVersion = "2";
constexpr std::size_t kTags = 13;  // attribution/tags.h
constexpr std::size_t kSentenceRelations = 6;
constexpr std::size_t kMostLayers = 64;
constexpr std::size_t kWidest = 1024;
constexpr std::streamoff kMostBytes = 256 << 20;  // ours has 12 MiB at most

Error fault(const char* code, const std::string& message) {
  return {code, "model file: " + message + "; get the file again, or build it with models/training", 0};
}

/// Copies tensors into weights; the first fault stays and makes later calls empty.
class Loader {
 public:
  explicit Loader(const SafeTensors& file) : file_(file) {}

  /// Floats of a tensor whose shape must be `shape`; a 0 in it takes what the file has.
  Floats floats(const std::string& name, const std::vector<std::size_t>& shape) {
    const SafeTensors::Tensor* t = take(name, shape);
    if (t == nullptr) return {};
    Floats out(t->size());
    if (t->type == "F32") {
      std::memcpy(out.data(), t->bytes.data(), t->bytes.size());
    } else {
      for (std::size_t i = 0; i < out.size(); ++i) {
        std::uint16_t half = 0;
        std::memcpy(&half, t->bytes.data() + 2 * i, 2);
        out[i] = half_to_float(half);
      }
    }
    if (!std::all_of(out.begin(), out.end(), [](float x) { return std::isfinite(x); })) {
      fail_values(name);
    }
    return out;
  }

  HalfTable half_table(const std::string& name, std::size_t rows, std::size_t columns) {
    HalfTable out{rows, columns, {}};
    const SafeTensors::Tensor* t = take(name, {rows, columns}, "F16");
    if (t == nullptr) return out;
    out.data.resize(t->size());
    std::memcpy(out.data.data(), t->bytes.data(), t->bytes.size());
    constexpr std::uint16_t kExponent = 0x7C00;  // all ones: infinite, or no number
    bool finite = true;
    for (const std::uint16_t x : out.data) finite &= (x & kExponent) != kExponent;
    if (!finite) fail_values(name);
    return out;
  }

  Table table(const std::string& name, std::size_t rows, std::size_t columns) {
    Table out{rows, columns, floats(name, {rows, columns})};
    return out;
  }

  Dense dense(const std::string& name, std::size_t inputs, std::size_t outputs) {
    return {table(name + ".weight", inputs, outputs), floats(name + ".bias", {outputs})};
  }

  std::vector<GatedLayer> gated(const std::string& name, std::size_t width, const std::vector<std::size_t>& dilations) {
    std::vector<GatedLayer> out;
    for (std::size_t i = 0; i < dilations.size(); ++i) {
      const std::string at = name + "." + std::to_string(i) + ".";
      GatedLayer layer;
      layer.dilation = dilations[i];
      layer.norm_gain = floats(at + "norm.gain", {width});
      layer.norm_bias = floats(at + "norm.bias", {width});
      for (std::size_t tap = 0; tap < 3; ++tap)
        layer.taps[tap] = table(at + "tap" + std::to_string(tap), width, 2 * width);
      layer.bias = floats(at + "bias", {2 * width});
      out.push_back(std::move(layer));
    }
    return out;
  }

  std::vector<std::uint64_t> hashes(const std::string& name, std::size_t rows) {
    const SafeTensors::Tensor* t = take(name, {rows}, "U64");
    if (t == nullptr) return {};
    std::vector<std::uint64_t> out(rows);
    std::memcpy(out.data(), t->bytes.data(), t->bytes.size());
    if (!std::is_sorted(out.begin(), out.end())) fail("model_values", "the vocabulary is not in ascending order");
    return out;
  }

  void fail(const char* code, const std::string& message) {
    if (!error_) error_ = fault(code, message);
  }
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  void fail_values(const std::string& name) {
    fail("model_values", "\"" + name + "\" holds a number that is not finite");
  }

  const SafeTensors::Tensor* take(const std::string& name, const std::vector<std::size_t>& shape,
                                  const char* type = nullptr) {
    if (error_) return nullptr;
    const SafeTensors::Tensor* t = file_.find(name);
    if (t == nullptr) {
      fail("model_shape", "\"" + name + "\" is missing");
    } else if (t->shape != shape) {
      fail("model_shape", "\"" + name + "\" has another shape than its metadata says");
    } else if (type == nullptr ? t->type == "U64" : t->type != type) {
      fail("model_shape", "\"" + name + "\" has the wrong type");
    }
    return error_ ? nullptr : t;
  }

  const SafeTensors& file_;
  std::optional<Error> error_;
};

/// The metadata's numbers, each within bounds that keep every product below small.
class Sizes {
 public:
  explicit Sizes(const std::string& text) : json_(nlohmann::json::parse(text, nullptr, false)) {}

  std::size_t number(const char* key, std::size_t most) {
    const auto found = json_.is_object() ? json_.find(key) : json_.end();
    const bool fine = json_.is_object() && found != json_.end() && found->is_number_unsigned() &&
                      found->get<std::size_t>() >= 1 && found->get<std::size_t>() <= most;
    valid_ = valid_ && fine;
    return fine ? found->get<std::size_t>() : 0;
  }

  std::vector<std::size_t> numbers(const char* key, std::size_t most) {
    std::vector<std::size_t> out;
    const bool array =
        json_.is_object() && json_.contains(key) && json_[key].is_array() && json_[key].size() <= kMostLayers;
    valid_ = valid_ && array;
    if (!array) return out;
    for (const auto& x : json_[key]) {
      valid_ = valid_ && x.is_number_unsigned() && x.get<std::size_t>() >= 1 && x.get<std::size_t>() <= most;
      if (valid_) out.push_back(x.get<std::size_t>());
    }
    return out;
  }

  float share(const char* key) {
    const bool fine = json_.is_object() && json_.contains(key) && json_[key].is_number() &&
                      json_[key].get<double>() > 0 && json_[key].get<double>() < 1;
    valid_ = valid_ && fine;
    return fine ? json_[key].get<float>() : 0.5F;
  }

  [[nodiscard]] bool valid() const { return valid_; }

 private:
  nlohmann::json json_;
  bool valid_ = true;
};

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

std::optional<Error> fill(const SafeTensors& file, Model::Weights& w) {
  constexpr std::size_t kMostWords = 1U << 22U;
  constexpr std::size_t kMostDilation = 256;
  constexpr std::size_t kWidestWindow = 512;
  Sizes sizes(metadata(file, "sizes"));
  const std::size_t width = sizes.number("width", kWidest);
  const std::size_t words = sizes.number("words", kMostWords);
  const std::size_t head = sizes.number("head", kWidest);
  w.before = sizes.number("before", kWidestWindow);
  w.after = sizes.number("after", kWidestWindow);
  const auto dilations = sizes.numbers("dilations", kMostDilation);
  const auto head_dilations = sizes.numbers("head_dilations", kMostDilation);
  w.threshold = sizes.share("threshold");
  w.nested_threshold = sizes.share("nested_threshold");
  if (!sizes.valid()) return fault("model_shape", "the sizes in its metadata are missing or out of range");
  Loader l(file);
  w.vocabulary = l.hashes("vocabulary", words);
  w.word = l.half_table("word", words + 1, width);
  w.prefix = l.half_table("prefix", kPrefixBuckets, width);
  w.suffix = l.half_table("suffix", kSuffixBuckets, width);
  w.shape = l.half_table("shape", kShapeBuckets, width);
  w.context = l.half_table("context", kContexts, width);
  w.encoder = l.gated("encoder", width, dilations);
  w.norm_gain = l.floats("norm.gain", {width});
  w.norm_bias = l.floats("norm.bias", {width});
  w.anchor = beside(l.dense("anchor", width, kAnchorClasses), l.dense("nested", width, kNestedClasses));
  w.pair_token = l.dense("pair.token", width, head);
  w.pair_scale = l.dense("pair.scale", width, head);
  w.pair_shift = l.dense("pair.shift", width, head);
  w.pair_distance = l.table("pair.distance", w.before + w.after + 1, head);
  w.pair_relation = l.table("pair.relation", kSentenceRelations, head);
  w.pair = l.gated("pair", head, head_dilations);
  w.pair_out = l.dense("pair.out", head, kTags);
  w.transition = l.table("transition", kTags + 1, kTags + 1);
  return l.error();
}

// The weights file, assembled into the program by weights.S.
extern "C" const char sayso_weights_begin[];
extern "C" const char sayso_weights_end[];

}  // namespace

Result<Model> Model::parse(std::string_view bytes) {
  Result<SafeTensors> file = SafeTensors::parse(bytes);
  if (!file) return file.error();
  if (metadata(*file, "format") != kFormat || metadata(*file, "format_version") != kFormatVersion) {
    return fault("model_version", std::string("this program reads format ") + kFormat + " version " + kFormatVersion);
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

std::string_view Model::built_in_bytes() {
  return {sayso_weights_begin, static_cast<std::size_t>(sayso_weights_end - sayso_weights_begin)};
}

const Model& Model::built_in() {
  static const Model model = [] {
    Result<Model> parsed = parse(built_in_bytes());
    if (!parsed) std::abort();  // the build put a broken file in: no run can mend that
    return *parsed;
  }();
  return model;
}

const std::string& Model::name() const {
  return weights_->name;
}
const std::string& Model::version() const {
  return weights_->version;
}

}  // namespace sayso
