// Broken model files are refused with a code, before anything is allocated for them.
#include "encode/model.h"

#include <gtest/gtest.h>

#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace sayso {
namespace {

constexpr const char* kFast = SAYSO_SOURCE_DIR "/models/fast/3.0.0/weights.safetensors";
constexpr const char* kAccurate = SAYSO_SOURCE_DIR "/models/accurate/2.0.0/weights.safetensors";

std::string weights_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

std::string header_of(const std::string& bytes) {
  std::uint64_t length = 0;
  std::memcpy(&length, bytes.data(), 8);
  return bytes.substr(8, length);
}

std::string with_header(const std::string& header, const std::string& data) {
  const std::uint64_t length = header.size();
  std::string out(8, '\0');
  std::memcpy(out.data(), &length, 8);
  return out + header + data;
}

std::string code_of(const std::string& bytes) {
  const Result<Model> model = Model::parse(bytes);
  return model ? "" : model.error().code;
}

class AnyModelFile {
 public:
  explicit AnyModelFile(const char* path) : file_bytes(weights_file(path)) {}

  const std::string file_bytes;
  const std::string file_header = header_of(file_bytes);
  const std::string file_data = file_bytes.substr(8 + file_header.size());

  /// The code for a header in which something was changed.
  template <class Change>
  std::string changed(Change change) const {
    nlohmann::json header = nlohmann::json::parse(file_header);
    change(header);
    return code_of(with_header(header.dump(), file_data));
  }
};

class ModelFile : public AnyModelFile, public ::testing::Test {
 protected:
  ModelFile() : AnyModelFile(kFast) {}
};

class AccurateModelFile : public AnyModelFile, public ::testing::Test {
 protected:
  AccurateModelFile() : AnyModelFile(kAccurate) {}
};

TEST_F(ModelFile, the_released_one_is_read) {
  const Result<Model> model = Model::parse(file_bytes);
  ASSERT_TRUE(model) << model.error().message;
  EXPECT_EQ(model->name(), "fast");
  EXPECT_EQ(model->version(), Model::built_in().version());
}

TEST_F(ModelFile, truncated_anywhere_is_refused) {
  for (const std::size_t n : {std::size_t{0}, std::size_t{7}, std::size_t{8}, std::size_t{100}, 8 + file_header.size(),
                              file_bytes.size() / 2, file_bytes.size() - 1}) {
    EXPECT_NE(code_of(file_bytes.substr(0, n)), "") << n;
  }
  EXPECT_EQ(code_of(file_bytes.substr(0, 4)), "model_truncated");
  EXPECT_EQ(code_of(file_bytes.substr(0, file_bytes.size() - 1)), "model_truncated");
  EXPECT_EQ(code_of(file_bytes + "x"), "model_shape");
}

TEST_F(ModelFile, a_wrong_magic_is_refused) {
  EXPECT_EQ(code_of("PK\x03\x04 this is an archive and no model"), "model_header");
  EXPECT_EQ(code_of(with_header("[1]", file_data)), "model_header");
  EXPECT_EQ(code_of(with_header("{\"a\":" + std::string(200000, '['), file_data)), "model_header");
}

TEST_F(ModelFile, versions_and_sizes_are_checked) {
  EXPECT_EQ(changed([](auto& h) { h["__metadata__"]["format_version"] = "999"; }), "model_version");
  EXPECT_EQ(changed([](auto& h) { h["__metadata__"].erase("format"); }), "model_version");
  EXPECT_EQ(changed([](auto& h) { h["__metadata__"]["sizes"] = "{}"; }), "model_shape");
  EXPECT_EQ(changed([](auto& h) { h["__metadata__"]["sizes"] = "{\"width\": 1e99"; }), "model_shape");
  EXPECT_EQ(changed([](auto& h) {
              auto sizes = nlohmann::json::parse(h["__metadata__"]["sizes"].template get<std::string>());
              sizes["width"] = 1000000000;
              h["__metadata__"]["sizes"] = sizes.dump();
            }),
            "model_shape");
}

TEST_F(ModelFile, shapes_and_offsets_are_checked) {
  EXPECT_EQ(changed([](auto& h) {
              h["word"]["shape"] = {1ULL << 40U, 1ULL << 40U};
            }),
            "model_shape");  // the product overflows
  EXPECT_EQ(changed([](auto& h) { h["word"]["shape"][0] = 3; }), "model_shape");
  EXPECT_EQ(changed([](auto& h) { h["word"]["data_offsets"][1] = 1ULL << 60U; }), "model_truncated");
  EXPECT_EQ(changed([](auto& h) { h["word"]["data_offsets"] = {10, 5}; }), "model_truncated");
  EXPECT_EQ(changed([](auto& h) { h["word"]["dtype"] = "I4"; }), "model_header");
  EXPECT_EQ(changed([](auto& h) { h["vocabulary"]["dtype"] = "F64"; }), "model_header");
  EXPECT_EQ(changed([](auto& h) { h["word"]["shape"] = "many"; }), "model_shape");
  EXPECT_NE(changed([](auto& h) { h.erase("transition"); }), "");
}

TEST_F(ModelFile, numbers_that_are_not_finite_are_refused) {
  const nlohmann::json header = nlohmann::json::parse(file_header);
  for (const char* name : {"word", "anchor.bias", "encoder.0.tap1", "transition"}) {
    std::string data = file_data;
    const std::size_t at = header[name]["data_offsets"][0];
    data[at] = '\x01';
    data[at + 1] = '\x7E';  // a half that is no number
    EXPECT_EQ(code_of(with_header(file_header, data)), "model_values") << name;
  }
}

TEST_F(AccurateModelFile, the_released_one_is_read) {
  const Result<Model> model = Model::parse(file_bytes);
  ASSERT_TRUE(model) << model.error().message;
  EXPECT_EQ(model->name(), "accurate");
  EXPECT_EQ(model->profile(), Profile::accurate);
  EXPECT_EQ(Model::built_in(Profile::fast).profile(), Profile::fast);
  EXPECT_LT(file_bytes.size(), 24'000'000U);
}

TEST_F(AccurateModelFile, what_does_not_fit_is_refused) {
  const auto with_size = [this](const char* key, std::uint64_t value) {
    return changed([&](auto& h) {
      auto sizes = nlohmann::json::parse(h["__metadata__"]["sizes"].template get<std::string>());
      sizes[key] = value;
      h["__metadata__"]["sizes"] = sizes.dump();
    });
  };
  EXPECT_EQ(code_of(file_bytes.substr(0, file_bytes.size() / 3)), "model_truncated");
  EXPECT_EQ(with_size("attention_heads", 7), "model_shape");  // does not divide the width
  EXPECT_EQ(with_size("attention_heads", 0), "model_shape");
  EXPECT_EQ(with_size("window", 100000), "model_shape");
  EXPECT_EQ(with_size("margin", 150), "model_shape");  // leaves no room for a token
  EXPECT_EQ(with_size("layers", 7), "model_shape");
  EXPECT_EQ(with_size("pieces", 12), "model_values");
  EXPECT_EQ(changed([](auto& h) { h["piece"]["dtype"] = "U8"; }), "model_shape");
  EXPECT_EQ(changed([](auto& h) { h["form.code"]["shape"] = {512, 12}; }), "model_shape");
  EXPECT_NE(changed([](auto& h) { h.erase("form.row"); }), "");
  EXPECT_NE(changed([](auto& h) { h.erase("layer.3.inner.scale"); }), "");
}

TEST(ModelLoad, a_file_that_is_not_there_is_named) {
  const Result<Model> model = Model::load("no/such/file");
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().code, "model_unreadable");
  EXPECT_NE(model.error().message.find("no/such/file"), std::string::npos);
}

}  // namespace
}  // namespace sayso
