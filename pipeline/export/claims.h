// What the writers of annotations have in common: which claims go in, and a claim's labels by name.
// Entry: ClaimFilter, claim_labels(). How they are written is left to brat.h, label_studio.h, web_annotation.h.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/label_sets.h"
#include "report/record_view.h"

namespace sayso {

/// The claims that are written; empty: all.
using ClaimFilter = std::function<bool(const ClaimView&)>;

[[nodiscard]] inline bool takes(const ClaimFilter& wanted, const ClaimView& claim) {
  return !wanted || wanted(claim);
}

/// The values of one claim, parallel to label_sets(); empty where it has none.
[[nodiscard]] std::vector<std::string_view> claim_labels(const ClaimView& claim);

/// Who holds it, as the page says it: the words, with the actor's name behind them where they do not hold it.
[[nodiscard]] std::string holder_of(const RecordView& record, const ClaimView& claim);

/// The pieces as one text, parted by `between`.
[[nodiscard]] std::string pieces_of(const RecordView& record, const std::vector<TextSpan>& spans,
                                    std::string_view between);

}  // namespace sayso
