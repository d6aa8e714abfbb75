# A plain text file -> a header with its text as a literal, so that the program reads no file at run time.
# Entry: sayso_embed_text(TARGET HEADER NAME FILE): the header defines sayso::NAME, a constexpr std::string_view.
function(sayso_embed_text target header name file)
  file(READ ${file} text)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/generated)
  file(CONFIGURE OUTPUT ${folder}/${header} @ONLY CONTENT
       "#pragma once\n#include <string_view>\nnamespace sayso {\ninline constexpr std::string_view @name@ =\n    R\"plain(@text@)plain\";\n}  // namespace sayso\n")
  target_include_directories(${target} PRIVATE ${folder})
endfunction()
