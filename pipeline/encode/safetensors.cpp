#include "encode/safetensors.h"

#include <bit>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

namespace sayso {
namespace {

using nlohmann::json;

constexpr std::size_t kLengthBytes = 8;
constexpr std::uint64_t kMostHeader = 1U << 20U;  // bytes; ours has a few thousand
constexpr std::size_t kMostDimensions = 4;

Error fault(const char* code, std::string message, std::uint64_t at = 0) {
  return {code, "model file: " + std::move(message) + "; get the file again, or build it with models/training", at};
}

std::size_t type_bytes(const std::string& type) {
  if (type == "I8" || type == "U8") return 1;
  if (type == "F16") return 2;
  if (type == "F32") return 4;
  return type == "U64" ? 8 : 0;
}

/// The product of the dimensions; nothing where it overflows.
std::optional<std::size_t> product(const std::vector<std::size_t>& shape) {
  std::size_t n = 1;
  for (const std::size_t d : shape) {
    if (d != 0 && n > std::numeric_limits<std::size_t>::max() / d) return std::nullopt;
    n *= d;
  }
  return n;
}

/// Two ascending numbers, from a header entry.
bool read_offsets(const json& entry, std::size_t available, std::size_t& begin, std::size_t& end) {
  const auto found = entry.find("data_offsets");
  if (found == entry.end() || !found->is_array() || found->size() != 2) return false;
  if (!(*found)[0].is_number_unsigned() || !(*found)[1].is_number_unsigned()) return false;
  begin = (*found)[0].get<std::size_t>();
  end = (*found)[1].get<std::size_t>();
  return begin <= end && end <= available;
}

bool read_shape(const json& entry, std::vector<std::size_t>& shape) {
  const auto found = entry.find("shape");
  if (found == entry.end() || !found->is_array() || found->size() > kMostDimensions) return false;
  for (const json& d : *found) {
    if (!d.is_number_unsigned()) return false;
    shape.push_back(d.get<std::size_t>());
  }
  return true;
}

/// Only objects of objects with short arrays are a header: anything deeper is refused while it is read.
json parse_header(std::string_view text) {
  constexpr int kDeepest = 3;
  bool deep = false;
  json parsed = json::parse(
      text,
      [&deep](int depth, json::parse_event_t, json&) {
        deep = deep || depth > kDeepest;
        return !deep;
      },
      false);
  return deep ? json(json::value_t::discarded) : parsed;
}

}  // namespace

std::size_t SafeTensors::Tensor::size() const {
  return bytes.size() / type_bytes(type);
}

const SafeTensors::Tensor* SafeTensors::find(const std::string& name) const {
  const auto found = tensors_.find(name);
  return found == tensors_.end() ? nullptr : &found->second;
}

Result<SafeTensors> SafeTensors::parse(std::string_view bytes) {
  if (bytes.size() < kLengthBytes) return fault("model_truncated", "shorter than its header's length");
  std::uint64_t length = 0;
  std::memcpy(&length, bytes.data(), kLengthBytes);
  if (length > kMostHeader) return fault("model_header", "no safetensors header (its length is over 1 MiB)");
  if (length > bytes.size() - kLengthBytes) return fault("model_truncated", "ends inside its header", bytes.size());
  const json header = parse_header(bytes.substr(kLengthBytes, length));
  if (!header.is_object()) return fault("model_header", "the header is no JSON object", kLengthBytes);
  const std::string_view data = bytes.substr(kLengthBytes + length);
  SafeTensors out;
  std::size_t covered = 0;
  for (const auto& [name, entry] : header.items()) {
    if (!entry.is_object()) return fault("model_header", "\"" + name + "\" is no object", kLengthBytes);
    if (name == "__metadata__") {
      for (const auto& [key, value] : entry.items()) {
        if (value.is_string()) out.metadata_[key] = value.get<std::string>();
      }
      continue;
    }
    Tensor t;
    t.type = entry.value("dtype", json()).is_string() ? entry["dtype"].get<std::string>() : "";
    if (type_bytes(t.type) == 0) return fault("model_header", "\"" + name + "\" has an unknown type", kLengthBytes);
    std::size_t begin = 0;
    std::size_t end = 0;
    if (!read_offsets(entry, data.size(), begin, end))
      return fault("model_truncated", "\"" + name + "\" lies out of the file", bytes.size());
    if (!read_shape(entry, t.shape)) return fault("model_shape", "\"" + name + "\" has no usable shape", kLengthBytes);
    const std::optional<std::size_t> count = product(t.shape);
    if (!count || *count > data.size() || *count * type_bytes(t.type) != end - begin) {
      return fault("model_shape", "the shape of \"" + name + "\" does not fit its bytes",
                   kLengthBytes + length + begin);
    }
    t.bytes = data.substr(begin, end - begin);
    covered += t.bytes.size();
    out.tensors_[name] = std::move(t);
  }
  if (covered != data.size())
    return fault("model_shape", "its tensors overlap or leave bytes over", kLengthBytes + length);
  return out;
}

float half_to_float(std::uint16_t half) {
  const std::uint32_t sign = (half & 0x8000U) << 16U;
  const std::uint32_t exponent = (half >> 10U) & 0x1FU;
  const std::uint32_t mantissa = half & 0x3FFU;
  if (exponent == 0) {  // zero, or subnormal: mantissa * 2^-24
    const float value = static_cast<float>(mantissa) * 0x1p-24F;
    return sign != 0 ? -value : value;
  }
  const std::uint32_t bits = sign | (exponent == 31 ? 0x7F800000U : (exponent + 112U) << 23U) | (mantissa << 13U);
  return std::bit_cast<float>(bits);
}

}  // namespace sayso
