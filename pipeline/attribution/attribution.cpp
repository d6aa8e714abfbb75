#include "attribution/attribution.h"

#include <algorithm>

#include "attribution/anchors.h"
#include "attribution/pair_head.h"
#include "attribution/refine.h"
#include "attribution/tags.h"
#include "encode/weights.h"

namespace sayso {
namespace {

/// Takes from `pieces` what stands out of `frame`.
void cut_to(std::vector<TokenSpan>& pieces, const std::vector<TokenSpan>& frame) {
  std::vector<TokenSpan> kept;
  for (const TokenSpan p : pieces) {
    for (const TokenSpan f : frame) {
      const TokenSpan both{std::max(p.begin, f.begin), std::min(p.end, f.end)};
      if (both.begin < both.end) kept.push_back(both);
    }
  }
  pieces = std::move(kept);
}

/// Reads one block: anchors, then the tags of the window around each; then what stands inside the contents found.
class BlockReader {
 public:
  BlockReader(const Model& model, const Segmentation& segmentation, const std::vector<Quotation>& quotations,
              TokenSpan block, Scratch& scratch)
      : w_(model.weights()),
        quotations_(quotations),
        scratch_(scratch),
        anchors_(find_anchors(w_, block, scratch)),
        head_(model, segmentation, block, scratch) {}

  std::vector<Attribution> run() {
    std::vector<Window> windows;
    windows.reserve(anchors_.outer.size());
    for (const Anchor& a : anchors_.outer) windows.push_back(head_.window(a.token));
    read(windows, [&](std::size_t i, TaggedPieces pieces) {
      extend_to_marks(pieces.content, windows[i].tokens, quotations_);
      out_.push_back(relation(std::move(pieces), anchors_.outer[i].probability));
    });
    drop_double_readings(out_);
    read_nested();
    return std::move(out_);
  }

 private:
  /// Hands on the pieces of the windows that have a content. Half of a window lies outside the anchor's paragraph and
  /// hardly a relation does: what is near is read first, and the whole window where that may not be all.
  template <class Take>
  void read(const std::vector<Window>& windows, Take take) {
    std::vector<Window> near(windows);
    for (Window& w : near) w = head_.near(w);
    std::vector<TaggedPieces> pieces = tag(near);
    std::vector<Window> whole;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < windows.size(); ++i) {
      if (near[i].tokens == windows[i].tokens || is_all(pieces[i], head_.paragraph(near[i].anchor))) continue;
      whole.push_back(windows[i]);
      places.push_back(i);
    }
    std::vector<TaggedPieces> again = tag(whole);
    for (std::size_t i = 0; i < again.size(); ++i) pieces[places[i]] = std::move(again[i]);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (!pieces[i].content.empty()) take(i, std::move(pieces[i]));
    }
  }

  /// Whether what was read near an anchor is all that its window can have: it has a content, nothing stands outside the
  /// paragraph, and no quotation opens the next one.
  [[nodiscard]] bool is_all(const TaggedPieces& pieces, TokenSpan paragraph) const {
    for (const auto* role : {&pieces.cue, &pieces.source, &pieces.content}) {
      if (!role->empty() && !paragraph.contains({role->front().begin, role->back().end})) return false;
    }
    if (pieces.content.empty()) return false;
    const auto next = std::lower_bound(quotations_.begin(), quotations_.end(), paragraph.end,
                                       [](const Quotation& q, std::uint32_t token) { return q.tokens.begin < token; });
    return next == quotations_.end() || next->tokens.begin != paragraph.end;
  }

  /// Scores the windows in groups -> the pieces of each.
  std::vector<TaggedPieces> tag(const std::vector<Window>& windows) {
    std::vector<TaggedPieces> out;
    out.reserve(windows.size());
    for (std::size_t first = 0; first < windows.size(); first += PairHead::kGroup) {
      const std::size_t count = std::min(PairHead::kGroup, windows.size() - first);
      head_.score(windows, first, count);
      for (std::size_t i = 0; i < count; ++i) {
        const TokenSpan tokens = windows[first + i].tokens;
        out.push_back(pieces_of(decode_tags(scratch_.scores.row(head_.first_row(i)), tokens.size(), w_.transition),
                                tokens.begin));
      }
    }
    return out;
  }

  static Attribution relation(TaggedPieces pieces, float probability) {
    Attribution a;
    a.source = std::move(pieces.source);
    a.cue = std::move(pieces.cue);
    a.content = std::move(pieces.content);
    a.confidence = probability;
    return a;
  }

  /// "Media reports said [the minister denied it]": the window of a nested anchor is cut to the content around it, so
  /// that all of its relation stands inside.
  void read_nested() {
    std::vector<Window> windows;
    std::vector<const Anchor*> anchors;
    std::vector<std::size_t> around;
    for (std::size_t r = 0; r < out_.size(); ++r) {
      const TokenSpan all{out_[r].content.front().begin, out_[r].content.back().end};
      for (const TokenSpan piece : out_[r].content) {
        auto a = std::lower_bound(anchors_.nested.begin(), anchors_.nested.end(), piece.begin,
                                  [](const Anchor& x, std::uint32_t token) { return x.token < token; });
        for (; a != anchors_.nested.end() && a->token < piece.end; ++a) {
          Window w = head_.window(a->token);
          w.tokens = {std::max(w.tokens.begin, all.begin), std::min(w.tokens.end, all.end)};
          windows.push_back(w);
          anchors.push_back(&*a);
          around.push_back(r);
        }
      }
    }
    std::vector<Attribution> nested;
    read(windows, [&](std::size_t i, TaggedPieces pieces) {
      const std::vector<TokenSpan>& frame = out_[around[i]].content;
      cut_to(pieces.source, frame);
      cut_to(pieces.cue, frame);
      cut_to(pieces.content, frame);
      if (pieces.cue.empty() || pieces.content.empty() || pieces.content == frame) return;
      nested.push_back(relation(std::move(pieces), anchors[i]->probability));
    });
    drop_double_readings(nested);
    out_.insert(out_.end(), std::make_move_iterator(nested.begin()), std::make_move_iterator(nested.end()));
  }

  const Model::Weights& w_;
  const std::vector<Quotation>& quotations_;
  Scratch& scratch_;
  Anchors anchors_;
  PairHead head_;
  std::vector<Attribution> out_;
};

}  // namespace

void read_block(const Model& model, const Segmentation& segmentation, const std::vector<Quotation>& quotations,
                TokenSpan block, Scratch& scratch, std::vector<Attribution>& out) {
  std::vector<Attribution> read = BlockReader(model, segmentation, quotations, block, scratch).run();
  out.insert(out.end(), std::make_move_iterator(read.begin()), std::make_move_iterator(read.end()));
}

std::vector<Attribution> finish_attributions(std::vector<Attribution> read, std::string_view text,
                                             const Segmentation& segmentation,
                                             const std::vector<Quotation>& quotations) {
  return refine(std::move(read), text, segmentation, quotations);
}

}  // namespace sayso
