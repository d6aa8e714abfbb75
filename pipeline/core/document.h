// The whole data model on one page: what an article is, and the layers that the stages add to it.
// Entry: Document. Layers hold values and indices, never pointers, so a Document can be moved and copied.
// How a layer is made is left to its stage; what must hold between layers stands in invariants.h.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/labels.h"
#include "core/span.h"

namespace sayso {

// ---------------------------------------------------------------- ingest
/// One article as it came in. `text` is valid UTF-8 without a BOM and never changes after ingest.
struct Article {
  std::string id;
  std::string text;
  std::string metadata = "{}";             ///< the record's other fields, untouched: one JSON object
  std::uint64_t sequence = 0;              ///< position in the input, from 0
  std::vector<std::string> warnings = {};  ///< of the reading, as Document::warnings: "html_extracted"
};

// ---------------------------------------------------------------- segment
/// What a token looks like; cheap to know once, and asked for often.
enum TokenFlag : std::uint8_t {
  kSpaceBefore = 1,  ///< white space, or the start of the text, stands before it
  kAlphabetic = 2,   ///< holds at least one letter
  kUpperFirst = 4,   ///< its first letter is upper case
  kDigit = 8,        ///< holds a digit
  kPunctuation = 16  ///< neither letter nor digit
};

/// A word, number, mark, or clitic ("n't", "'s"). 16 bytes, trivially copyable.
struct Token {
  ByteSpan span;
  std::uint32_t sentence = 0;  ///< index into Segmentation::sentences
  std::uint16_t flags = 0;     ///< TokenFlag
  std::uint16_t reserved = 0;

  [[nodiscard]] bool is(TokenFlag flag) const { return (flags & flag) != 0; }
};

struct Sentence {
  TokenSpan tokens;
  std::uint32_t paragraph = 0;
};

/// A block between blank lines (or single line breaks where a text has no blank lines).
struct Paragraph {
  ByteSpan span;  ///< without the white space around it
  TokenSpan tokens;
  Zone zone = Zone::body;
};

/// Tokens cover every byte that is no white space, in order, without overlap; no token crosses a sentence,
/// no sentence a paragraph.
struct Segmentation {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Paragraph> paragraphs;
};

// ---------------------------------------------------------------- quotation
/// One pair of marks with what stands between them, or a run that lacks one of its marks.
struct Quotation {
  TokenSpan tokens;         ///< the marks included, where they exist
  bool opened = true;       ///< the opening mark is there
  bool closed = true;       ///< the closing mark is there; re-opened paragraphs leave it out
  bool continues = false;   ///< goes on from the quotation before it, over a paragraph break
  bool single = false;      ///< single marks
  std::uint16_t depth = 0;  ///< 0 outermost
};

// ---------------------------------------------------------------- attribution
/// One attribution relation (PARC, PolNeAR): who is signalled to hold what. Pieces are in text order and disjoint.
struct Attribution {
  std::vector<TokenSpan> source;           ///< may be empty
  std::vector<TokenSpan> cue;              ///< may be empty
  std::vector<TokenSpan> content;          ///< never empty
  float confidence = 0;                    ///< in [0, 1]: the probability of its anchor
  std::optional<std::uint32_t> parent;     ///< the relation whose content holds this one
  std::optional<std::uint32_t> continues;  ///< the relation whose quotation goes on here (no cue of its own)
  Directness directness = Directness::indirect;
  Zone zone = Zone::body;
};

// ---------------------------------------------------------------- actor
/// An expression that names or points at somebody or something.
struct Mention {
  TokenSpan tokens;
  MentionKind kind = MentionKind::name;
  EntityType type = EntityType::misc;
  std::optional<std::uint32_t> actor;  ///< index into ActorLayer::actors
};

/// Text that the article gives about an actor, and where it stands.
struct Evidence {
  TokenSpan tokens;
};

/// One identity over the whole article.
struct Actor {
  std::string name;  ///< the fullest mention, as written
  EntityType type = EntityType::misc;
  std::optional<Evidence> role;
  std::optional<Evidence> affiliation;
};

struct ActorLayer {
  std::vector<Mention> mentions;  ///< in text order
  std::vector<Actor> actors;      ///< in order of first mention
};

/// Why a source has no name: the words that say so, and the reason that is given.
struct AnonymityGrant {
  TokenSpan span;
  std::optional<TokenSpan> reason;
};

/// One holder in a chain from the outermost to the innermost.
struct ChainLink {
  TokenSpan tokens;                ///< the expression that stands here: "she", "the sources"
  std::optional<TokenSpan> named;  ///< where another mention names the holder in full: "Khadija Amin"
  std::optional<std::uint32_t> actor;
  SourceType type = SourceType::none;
};

/// Who holds one relation's content; parallel to Document::attributions.
struct Holder {
  SourceType type = SourceType::none;
  std::optional<Described> described;  ///< nothing for named sources and the author
  std::optional<std::uint32_t> actor;
  Anonymity anonymity = Anonymity::no;
  std::optional<AnonymityGrant> grant;
  Relay relay = Relay::firsthand;
  std::vector<ChainLink> chain;  ///< empty where there is one holder
};

/// An expression by which the article points at a source without naming a person.
struct SourcingPhrase {
  TokenSpan tokens;
  SourceType type = SourceType::none;
  std::string normalized;
  std::optional<std::uint32_t> attribution;
  std::optional<AnonymityGrant> grant;
};

struct HolderLayer {
  std::vector<Holder> holders;
  std::vector<SourcingPhrase> phrases;
};

// ---------------------------------------------------------------- strength
/// How the holder stands to the content; parallel to Document::attributions.
struct Stance {
  Kind kind = Kind::statement;
  Commitment commitment = Commitment::assert;
  Polarity polarity = Polarity::affirm;
};

/// One named term of the score's logit.
struct Contribution {
  std::string feature;  ///< "source: person_named"
  double value = 0;
};

/// Where the score lies with a stated chance (the card of the weights says which).
struct Interval {
  double low = 0;
  double high = 1;
};

/// How firmly one content is sourced; nothing where nothing is asserted, or the writer speaks.
struct Strength {
  double score = 0;  ///< in [0, 1]
  double logit = 0;  ///< the sum of `because`
  Interval interval;
  Level level = Level::A0;                                         ///< the likeliest
  Level rule = Level::A0;                                          ///< what the rule gives on the labels
  std::array<double, LabelNames<Level>::values.size()> levels{1};  ///< the probability of each, from A0 on; sum to 1
  std::vector<Contribution> because;
  std::vector<std::string> missing;  ///< codes of what a reader lacks: "no_name"
};

/// How many independent holders of the article carry one content. Two holders without a name may be one: a range.
struct Corroboration {
  std::uint32_t at_least = 0;            ///< where all that may be one are one
  std::uint32_t at_most = 0;             ///< where only those are one that must be
  std::vector<std::uint32_t> relations;  ///< the other relations with that content, in order
};

struct StrengthLayer {
  std::vector<Stance> stances;
  std::vector<std::optional<Strength>> strengths;
  std::vector<std::optional<Corroboration>> corroborations;  ///< nothing where there is no strength
};

// ---------------------------------------------------------------- the document
/// An article with all its layers. Stages fill them in the order of pipeline.cpp.
struct Document {
  Article article;
  Segmentation segmentation;
  std::vector<Quotation> quotations;
  std::vector<Attribution> attributions;
  ActorLayer actors;
  HolderLayer holders;
  StrengthLayer strength;
  std::vector<std::string> warnings;  ///< stable codes: "unsupported_language"
};

}  // namespace sayso
