// Names under which a country is blamed: itself, its people, its capital, its seat of power -> the country.
// Entry: country_in().
#pragma once

#include <string>
#include <string_view>

namespace sayso::accusation {

/// "north korea" for "the North Korean government"; empty where no country of models/lexicons/countries.txt is named.
/// `lower` is lower case, single spaces.
[[nodiscard]] std::string_view country_in(std::string_view lower);

}  // namespace sayso::accusation
