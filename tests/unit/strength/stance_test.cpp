// Kind, commitment and polarity of a cue in its neighbourhood.
#include <gtest/gtest.h>

#include "unit/actor/read_text.h"

namespace sayso {
namespace {

TEST(Stance, of_cues) {
  const std::pair<const char*, const char*> table[] = {
      {"{Ferro} <said> [it rained].", "statement assert affirm"},
      {"[It rained], <according to> {Ferro}.", "statement assert affirm"},
      {"{Ferro} <in a statement acknowledged> [the rain].", "statement certain affirm"},
      {"{The poll} <found> [it rained].", "statement certain affirm"},
      {"{Ferro} <claimed> [it rained].", "statement distanced affirm"},
      {"{Ferro} <suggested> [it rained].", "statement hedged affirm"},
      {"{Ferro} <said> [it may rain].", "statement hedged affirm"},
      {"{Ferro} <said> [it could rain].", "statement assert affirm"},
      {"{Ferro} <seemed to confirm> [the rain].", "statement hedged affirm"},
      {"{Ferro} <denied> [the rain].", "statement assert deny"},
      {"{Ferro} <did not say> [it rained].", "statement assert deny"},
      {"{Ferro} <declined to comment> on [the rain].", "statement attitude decline"},
      {"{Ferro} <would not say> [whether it rained].", "statement attitude decline"},
      {"{Ferro} <asked> [whether it rained].", "statement attitude question"},
      {"{Ferro} <believes> [it rained].", "belief hedged affirm"},
      {"{Ferro} <supports> [the plan].", "belief attitude affirm"},
      {"{Ferro} <opposes> [the plan].", "belief attitude deny"},
      {"[The rain] <is expected> [to stop].", "belief hedged affirm"},
      {"<It is not clear> [whether it rained].", "belief hedged question"},
      {"{Ferro} <sees> [the vote as a test].", "belief assert affirm"},
      {"{Ferro} <wants> [rain].", "intention attitude affirm"},
      {"{Ferro} <called for> [rain].", "intention attitude affirm"},
      {"{Ferro} <called> [it rain].", "statement assert affirm"},
      {"{Ferro} <agreed> [to pay].", "intention attitude affirm"},
      {"{Ferro} <insisted> [that the port stop its works].", "intention attitude affirm"},
      {"{Ferro} <demanded> [that the port be shut].", "intention attitude affirm"},
      {"{Ferro} <insisted> [that the ports stop at noon].", "statement distanced affirm"},
      {"{Ferro} <vowed> [to pay].", "intention attitude affirm"},
      {"{The court} <ruled> [it legal].", "decision assert affirm"},
      {"{The union} <endorsed> [Ferro].", "decision attitude affirm"},
      {"{The union} <refused to endorse> [Ferro].", "decision attitude deny"},
      {"[Ferro] <was charged> with [theft].", "decision distanced affirm"},
      {"[Ferro] <was sworn in>.", "decision attitude affirm"},
      {"[The visit] <was announced>.", "statement assert affirm"},
      {"{Ferro} <saw> [it rain].", "perception certain affirm"},
      {"{No one} <knows> [it rained].", "perception certain deny"},
      {"{Ferro} <:> [It rained].", "statement assert affirm"},
  };
  for (const auto& [paragraph, expected] : table) {
    const Stance s = test::read_text({paragraph}).strength.stances.back();
    const std::string shown =
        std::string(name(s.kind)) + " " + std::string(name(s.commitment)) + " " + std::string(name(s.polarity));
    EXPECT_EQ(shown, expected) << paragraph;
  }
}

}  // namespace
}  // namespace sayso
