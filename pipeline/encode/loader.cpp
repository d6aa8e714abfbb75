#include "encode/loader.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace sayso {
namespace {

constexpr std::size_t kMostLayers = 64;

}  // namespace

Error model_fault(const char* code, const std::string& message) {
  return {code, "model file: " + message + "; get the file again, or build it with models/training", 0};
}

Floats TensorLoader::floats(const std::string& name, const std::vector<std::size_t>& shape) {
  const SafeTensors::Tensor* t = take(name, shape, nullptr);
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
  if (!std::all_of(out.begin(), out.end(), [](float x) { return std::isfinite(x); })) fail_values(name);
  return out;
}

HalfTable TensorLoader::half_table(const std::string& name, std::size_t rows, std::size_t columns) {
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

Table TensorLoader::table(const std::string& name, std::size_t rows, std::size_t columns) {
  return {rows, columns, floats(name, {rows, columns})};
}

Dense TensorLoader::dense(const std::string& name, std::size_t inputs, std::size_t outputs) {
  return {table(name + ".weight", inputs, outputs), floats(name + ".bias", {outputs})};
}

Dense TensorLoader::byte_dense(const std::string& name, std::size_t inputs, std::size_t outputs) {
  Dense out{{inputs, outputs, {}}, floats(name + ".bias", {outputs})};
  const Floats scale = floats(name + ".scale", {outputs});
  const SafeTensors::Tensor* t = take(name + ".weight", {inputs, outputs}, "I8");
  if (t == nullptr) return out;
  out.weight.data.resize(t->size());
  for (std::size_t r = 0; r < inputs; ++r) {
    const char* in = t->bytes.data() + r * outputs;
    float* row = out.weight.data.data() + r * outputs;
    for (std::size_t c = 0; c < outputs; ++c) row[c] = static_cast<float>(static_cast<std::int8_t>(in[c])) * scale[c];
  }
  return out;
}

ByteTable TensorLoader::byte_table(const std::string& name, std::size_t rows, std::size_t columns) {
  ByteTable out{columns, {}, floats(name + ".scale", {rows})};
  const SafeTensors::Tensor* t = take(name, {rows, columns}, "I8");
  if (t == nullptr) return out;
  out.data.resize(t->size());
  std::memcpy(out.data.data(), t->bytes.data(), t->bytes.size());
  return out;
}

std::vector<GatedLayer> TensorLoader::gated(const std::string& name, std::size_t width,
                                            const std::vector<std::size_t>& dilations) {
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

std::vector<std::uint64_t> TensorLoader::hashes(const std::string& name, std::size_t rows) {
  const SafeTensors::Tensor* t = take(name, {rows}, "U64");
  if (t == nullptr) return {};
  std::vector<std::uint64_t> out(rows);
  std::memcpy(out.data(), t->bytes.data(), t->bytes.size());
  if (!std::is_sorted(out.begin(), out.end())) fail("model_values", "the vocabulary is not in ascending order");
  return out;
}

std::string_view TensorLoader::text(const std::string& name) {
  const SafeTensors::Tensor* t = file_.find(name);
  fail_unless(t != nullptr, name, "is missing");
  if (t != nullptr) fail_unless(t->type == "U8" && t->shape.size() == 1, name, "has the wrong type");
  return error_ ? std::string_view() : t->bytes;
}

void TensorLoader::fail(const char* code, const std::string& message) {
  if (!error_) error_ = model_fault(code, message);
}

void TensorLoader::fail_values(const std::string& name) {
  fail("model_values", "\"" + name + "\" holds a number that is not finite");
}

void TensorLoader::fail_unless(bool right, const std::string& name, const char* what) {
  if (!right) fail("model_shape", "\"" + name + "\" " + what);
}

/// `type`: null for numbers of any precision.
const SafeTensors::Tensor* TensorLoader::take(const std::string& name, const std::vector<std::size_t>& shape,
                                              const char* type) {
  if (error_) return nullptr;
  const SafeTensors::Tensor* t = file_.find(name);
  fail_unless(t != nullptr, name, "is missing");
  if (t == nullptr) return nullptr;
  fail_unless(t->shape == shape, name, "has another shape than its metadata says");
  const bool right = type == nullptr ? t->type == "F16" || t->type == "F32" : t->type == type;
  fail_unless(right, name, "has the wrong type");
  return error_ ? nullptr : t;
}

Sizes::Sizes(const std::string& text) : json_(nlohmann::json::parse(text, nullptr, false)) {
  if (!json_.is_object()) json_ = nlohmann::json::object();
}

std::size_t Sizes::number(const char* key, std::size_t most) {
  const auto found = json_.find(key);
  const bool fine = found != json_.end() && found->is_number_unsigned() && found->get<std::size_t>() >= 1 &&
                    found->get<std::size_t>() <= most;
  valid_ = valid_ && fine;
  return fine ? found->get<std::size_t>() : 0;
}

std::vector<std::size_t> Sizes::numbers(const char* key, std::size_t most) {
  std::vector<std::size_t> out;
  const auto found = json_.find(key);
  valid_ = valid_ && found != json_.end() && found->is_array() && found->size() <= kMostLayers;
  if (!valid_) return out;
  for (const auto& x : *found) {
    valid_ = valid_ && x.is_number_unsigned() && x.get<std::size_t>() >= 1 && x.get<std::size_t>() <= most;
    if (valid_) out.push_back(x.get<std::size_t>());
  }
  return out;
}

float Sizes::share(const char* key) {
  const auto found = json_.find(key);
  const bool fine = found != json_.end() && found->is_number() && found->get<double>() > 0 && found->get<double>() < 1;
  valid_ = valid_ && fine;
  return fine ? found->get<float>() : 0.5F;
}

}  // namespace sayso
