// Walks keep their own list of open elements: a page may be nested deeper than the stack of calls.
#include "ingest/html_text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace sayso {
namespace {

constexpr std::array kUnread = {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,    GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
                                GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT,   GUMBO_TAG_SVG,      GUMBO_TAG_MATH,
                                GUMBO_TAG_CANVAS, GUMBO_TAG_AUDIO,    GUMBO_TAG_VIDEO,    GUMBO_TAG_BUTTON,
                                GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_FORM,     GUMBO_TAG_NAV,
                                GUMBO_TAG_ASIDE,  GUMBO_TAG_FOOTER,   GUMBO_TAG_HEAD};
// What stands on lines of its own; all else flows.
constexpr std::array kBlocks = {
    GUMBO_TAG_P,       GUMBO_TAG_DIV, GUMBO_TAG_SECTION,    GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN,     GUMBO_TAG_HEADER,
    GUMBO_TAG_H1,      GUMBO_TAG_H2,  GUMBO_TAG_H3,         GUMBO_TAG_H4,      GUMBO_TAG_H5,       GUMBO_TAG_H6,
    GUMBO_TAG_UL,      GUMBO_TAG_OL,  GUMBO_TAG_LI,         GUMBO_TAG_DL,      GUMBO_TAG_DT,       GUMBO_TAG_DD,
    GUMBO_TAG_TABLE,   GUMBO_TAG_TR,  GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_PRE,     GUMBO_TAG_FIGURE,   GUMBO_TAG_FIGCAPTION,
    GUMBO_TAG_ADDRESS, GUMBO_TAG_HR,  GUMBO_TAG_DETAILS,    GUMBO_TAG_SUMMARY, GUMBO_TAG_FIELDSET, GUMBO_TAG_BODY};

template <class Tags>
bool is_among(GumboTag tag, const Tags& tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

const GumboVector* children_of(const GumboNode* node) {
  if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
  if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) return &node->v.element.children;
  return nullptr;
}

const GumboNode* child(const GumboVector& children, std::size_t i) {
  return static_cast<const GumboNode*>(children.data[i]);
}

bool is_element(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

/// Calls enter(node) for `root` and each node below it, in text order, and leave(node) behind its children. Where
/// enter() is false, the children are passed over, and leave() is not called.
template <class Enter, class Leave>
void walk(const GumboNode* root, const Enter& enter, const Leave& leave) {
  struct Open {
    const GumboNode* node;
    unsigned next;  ///< its child that comes next
  };
  std::vector<Open> open;
  if (enter(root)) open.push_back({root, 0});
  while (!open.empty()) {
    Open& last = open.back();
    const GumboVector* children = children_of(last.node);
    if (children == nullptr || last.next == children->length) {
      leave(last.node);
      open.pop_back();
      continue;
    }
    const GumboNode* node = child(*children, last.next++);
    if (enter(node)) open.push_back({node, 0});
  }
}

std::string_view attribute(const GumboNode* node, const char* name) {
  if (!is_element(node)) return {};
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool is_hidden(const GumboNode* node) {
  if (gumbo_get_attribute(&node->v.element.attributes, "hidden") != nullptr) return true;
  if (attribute(node, "aria-hidden") == "true") return true;
  std::string style(attribute(node, "style"));
  style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
  return style.find("display:none") != std::string::npos;
}

bool is_read(const GumboNode* node) {
  return !is_element(node) || (!is_among(node->v.element.tag, kUnread) && !is_hidden(node));
}

/// Collapses white space as a browser does, and parts blocks by a blank line.
class Text {
 public:
  void add(std::string_view text) {
    for (const char c : text) {
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        space_ = true;
        continue;
      }
      separate();
      out_ += c;
    }
  }
  void end_line() { breaks_ = std::max(breaks_, 1); }
  void end_block() { breaks_ = 2; }
  void end_cell() { space_ = true; }
  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  void separate() {
    if (!out_.empty()) {
      if (breaks_ > 0) {
        out_.append(static_cast<std::size_t>(breaks_), '\n');
      } else if (space_) {
        out_ += ' ';
      }
    }
    breaks_ = 0;
    space_ = false;
  }

  std::string out_;
  bool space_ = false;
  int breaks_ = 0;
};

std::string text_below(const GumboNode* root) {
  Text text;
  const auto enter = [&](const GumboNode* node) {
    if (!is_read(node)) return false;
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA) {
      text.add(node->v.text.text);
    } else if (is_element(node) && node->v.element.tag == GUMBO_TAG_BR) {
      text.end_line();
    } else if (is_element(node) && is_among(node->v.element.tag, kBlocks)) {
      text.end_block();
    }
    return true;
  };
  const auto leave = [&](const GumboNode* node) {
    if (!is_element(node)) return;
    const GumboTag tag = node->v.element.tag;
    if (is_among(tag, kBlocks)) text.end_block();
    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) text.end_cell();
  };
  walk(root, enter, leave);
  return std::move(text).take();
}

/// Bytes of text, readable or not, that stand below each article element: the outermost of nested ones has most.
const GumboNode* longest_article(const GumboNode* document) {
  struct Open {
    const GumboNode* node;
    std::size_t before;
  };
  std::vector<Open> open;
  std::size_t seen = 0;
  std::size_t most = 0;
  const GumboNode* best = nullptr;
  const auto is_article = [](const GumboNode* node) {
    return is_element(node) && node->v.element.tag == GUMBO_TAG_ARTICLE;
  };
  const auto enter = [&](const GumboNode* node) {
    if (!is_read(node)) return false;
    if (node->type == GUMBO_NODE_TEXT) seen += std::string_view(node->v.text.text).size();
    if (is_article(node)) open.push_back({node, seen});
    return true;
  };
  const auto leave = [&](const GumboNode* node) {
    if (!is_article(node)) return;
    const std::size_t size = seen - open.back().before;
    open.pop_back();
    if (size <= most && (best == nullptr || size < most)) return;
    most = size;
    best = node;
  };
  walk(document, enter, leave);
  return most > 0 ? best : nullptr;
}

const GumboNode* first_element(const GumboNode* document, GumboTag tag) {
  const GumboNode* found = nullptr;
  walk(
      document,
      [&](const GumboNode* node) {
        if (found == nullptr && is_element(node) && node->v.element.tag == tag) found = node;
        return found == nullptr;
      },
      [](const GumboNode* /*node*/) {});
  return found;
}

struct MetaName {
  std::string_view name;
  std::string_view field;
};
// In the order in which they are believed.
constexpr std::array kMetaNames = {
    MetaName{"og:title", "title"},        MetaName{"og:url", "url"},
    MetaName{"og:site_name", "outlet"},   MetaName{"author", "author"},
    MetaName{"article:author", "author"}, MetaName{"article:published_time", "published"},
    MetaName{"date", "published"}};

std::string flat(std::string_view value) {
  Text text;
  text.add(value);
  return std::move(text).take();
}

}  // namespace

std::string visible_text(const GumboNode* document) {
  if (const GumboNode* article = longest_article(document)) return text_below(article);
  for (const GumboTag tag : {GUMBO_TAG_MAIN, GUMBO_TAG_BODY}) {
    const GumboNode* found = first_element(document, tag);
    std::string text = found == nullptr ? std::string() : text_below(found);
    if (!text.empty()) return text;
  }
  return {};
}

PageFacts page_facts(const GumboNode* document) {
  std::array<std::string, kMetaNames.size()> meta;
  std::string title;
  std::string canonical;
  std::string language;
  const auto enter = [&](const GumboNode* node) {
    if (!is_element(node)) return true;
    const GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_HTML && language.empty()) language = flat(attribute(node, "lang"));
    if (tag == GUMBO_TAG_TITLE && title.empty() && node->v.element.children.length > 0) {
      const GumboNode* text = child(node->v.element.children, 0);
      if (text->type == GUMBO_NODE_TEXT) title = flat(text->v.text.text);
    }
    if (tag == GUMBO_TAG_LINK && attribute(node, "rel") == "canonical") canonical = flat(attribute(node, "href"));
    if (tag != GUMBO_TAG_META) return tag != GUMBO_TAG_SVG;  // whose own title is another
    for (std::size_t i = 0; i < kMetaNames.size(); ++i) {
      const bool named =
          attribute(node, "property") == kMetaNames[i].name || attribute(node, "name") == kMetaNames[i].name;
      if (named && meta[i].empty()) meta[i] = flat(attribute(node, "content"));
    }
    return true;
  };
  walk(document, enter, [](const GumboNode* /*node*/) {});
  PageFacts facts;
  const auto add = [&](std::string_view field, const std::string& value) {
    const bool known = std::any_of(facts.begin(), facts.end(), [&](const auto& fact) { return fact.first == field; });
    if (!value.empty() && !known) facts.emplace_back(field, value);
  };
  for (std::size_t i = 0; i < kMetaNames.size(); ++i) add(kMetaNames[i].field, meta[i]);
  add("title", title);
  add("url", canonical);
  add("lang", language);
  return facts;
}

}  // namespace sayso
