// A plain text -> Article: checked, never changed but for its BOM.
#include <utility>

#include "ingest/article.h"
#include "ingest/encoding.h"

namespace sayso {

Result<Article> article_from_text(std::string id, std::string bytes) {
  if (bytes.size() > kMaxArticleBytes) {
    const std::string cap = std::to_string(kMaxArticleBytes);
    return Error{"article_too_large", "the text is larger than " + cap + " bytes", kMaxArticleBytes};
  }
  if (auto fault = encoding_fault(bytes)) return *std::move(fault);
  if (bytes.starts_with(kUtf8Bom)) bytes.erase(0, kUtf8Bom.size());
  if (bytes.empty()) return Error{"text_empty", "the text is empty", 0};
  Article article;
  article.id = std::move(id);
  article.text = std::move(bytes);
  return article;
}

}  // namespace sayso
