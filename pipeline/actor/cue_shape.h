// How a cue is built: whether its subject speaks, is spoken of, or is nobody in particular.
// Entry: shape_of(), active(). Where the subject stands is left to implied.h.
#pragma once

#include <string_view>
#include <vector>

#include "actor/words.h"
#include "core/document.h"

namespace sayso::actor {

struct CueShape {
  bool passive = false;    ///< a form of "be" and a participle
  bool addressed = false;  ///< whose subject is spoken of
  bool by = false;
  bool perfect = false;  ///< "was reported to have said": the subject speaks after all
  bool hearsay = false;  ///< "reportedly", and no verb of saying with it
};

[[nodiscard]] CueShape shape_of(const Words& words, const std::vector<TokenSpan>& cue);

/// "is", "were", and the "'s" that is no possessive.
[[nodiscard]] bool be_form(const Words& words, std::uint32_t token);

/// Participles of saying, thinking and judging: their subject is spoken of, or spoken to.
[[nodiscard]] bool addressed(std::string_view lower);

/// Whoever does this holds a content: "say", "blamed", "calling".
[[nodiscard]] bool holding(std::string_view lower);

/// Participles that stand without "was": "the group suspected of", "deaths reported in".
[[nodiscard]] bool bare_participle(std::string_view lower);

/// "seems", "has appeared to": the writer judges, and the subject says nothing.
[[nodiscard]] bool seeming(const Words& words, const std::vector<TokenSpan>& cue);

/// "seemed to confirm", and not "seemed to be closed": its subject said something.
[[nodiscard]] bool seems_to_say(const Words& words, const std::vector<TokenSpan>& cue);

/// "he allegedly threw it": the adverb is all that reports; whoever did it says nothing.
[[nodiscard]] bool only_hearsay(const Words& words, const std::vector<TokenSpan>& cue);

/// "has drawn criticism", "came under fire": the subject is the one who is spoken of.
[[nodiscard]] bool receives(const Words& words, const std::vector<TokenSpan>& cue);

/// "said", "found", "according to", ":", or no cue at all: what stands inside the content was handed on. "sent", "has
/// allowed" do not report.
[[nodiscard]] bool reporting(const Words& words, const std::vector<TokenSpan>& cue);

/// An active verb: its subject holds the content.
[[nodiscard]] bool active(const Words& words, const std::vector<TokenSpan>& cue);

}  // namespace sayso::actor
