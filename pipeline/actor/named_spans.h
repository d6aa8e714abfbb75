// Encoded tokens -> names with their types, by the trained head.
// Entry: read_names(). Media and documents are told apart, and names are linked, by the rest of the stage.
#pragma once

#include <vector>

#include "core/document.h"
#include "core/named_span.h"
#include "encode/encoder.h"

namespace sayso {

/// Appends the names of one block, whose rows encode() has left in `scratch`, in text order, without overlap. No name
/// leaves its sentence. Nothing where the model has no names. Linear in the tokens.
void read_names(const Model& model, const Segmentation& segmentation, TokenSpan block, Scratch& scratch,
                std::vector<NamedSpan>& out);

/// The best sequence of tags over `count` tokens that makes whole names: rows of 1 + 4 * types scores (O, then B, I, E,
/// S of each type). Appends the names; `first` is the number of the first token. Exact Viterbi; equal scores go to O,
/// then to the earlier type.
void decode_names(const float* scores, std::uint32_t first, std::uint32_t count, std::vector<NamedSpan>& out);

}  // namespace sayso
