// The one file that is compiled again when the version changes.
#include "report/version.h"

namespace sayso {

std::string_view program_version() {
  return SAYSO_VERSION;
}

}  // namespace sayso
