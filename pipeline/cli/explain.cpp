// sayso explain: every feature of one claim, with what each is worth. The numbers of claims are those of inspect.
#include "strength/explain.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "cli/command.h"
#include "cli/common.h"
#include "cli/console.h"
#include "cli/output.h"
#include "core/text.h"
#include "ingest/reader.h"
#include "pipeline.h"
#include "report/claim_order.h"
#include "report/terminal_text.h"
#include "report/words.h"

namespace sayso {
namespace {

constexpr std::size_t kShownBytes = 400;  // of a content, source or cue

struct ExplainOptions {
  std::string path;
  std::string claim;
  std::string model;
};

/// "+0.1234", in a column of its own.
std::string signed_number(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%+9.4f", value);
  return buffer;
}

std::string plain_number(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.4f", value);
  return buffer;
}

class Page {
 public:
  Page(const Document& document, std::uint32_t relation) : d_(document), r_(relation) {}

  std::string run(const std::string& number) {
    const Attribution& a = d_.attributions[r_];
    line("claim " + number, words(a.content));
    line("source", words(a.source));
    line("cue", words(a.cue));
    const strength::Explanation e = strength::explain(d_, lower_words(d_.article.text, d_.segmentation), r_);
    labels(e);
    if (const auto& s = d_.strength.strengths[r_]) {
      level(*s);
      score(*s, e);
    } else {
      out_ += "\nNo level and no score: nothing is asserted, or it is the writer's own voice.\n";
    }
    commitment(e);
    return std::move(out_);
  }

 private:
  void line(std::string label, std::string_view value) {
    label.resize(std::max<std::size_t>(label.size() + 1, 14), ' ');
    out_ += label + std::string(value.empty() ? "(none)" : value) + '\n';
  }

  [[nodiscard]] std::string words(const std::vector<TokenSpan>& pieces) const {
    std::string all;
    for (const TokenSpan piece : pieces) {
      if (!all.empty()) all += " [...] ";
      all += text_of(d_.article.text, d_.segmentation, piece);
    }
    return one_line(shorten(all, kShownBytes));
  }

  void labels(const strength::Explanation& e) {
    const Holder& h = d_.holders.holders[r_];
    const Stance& s = d_.strength.stances[r_];
    out_ += "\nLabels\n";
    line("  type", name(h.type));
    line("  described", h.described ? name(*h.described) : "-");
    line("  anonymity", name(h.anonymity));
    line("  relay", name(h.relay));
    line("  directness", name(d_.attributions[r_].directness));
    line("  kind", std::string(name(s.kind)));
    line("  commitment",
         std::string(name(s.commitment)) + " (the rules: " + std::string(name(e.rules.commitment)) + ")");
    line("  polarity", name(s.polarity));
  }

  void level(const Strength& s) {
    out_ += "\nLevel\n";
    for (std::size_t i = s.levels.size(); i > 0; --i) {
      const auto level = static_cast<Level>(i - 1);
      std::string mark = level == s.level ? "  <- the likeliest" : "";
      if (level == s.rule) mark += mark.empty() ? "  <- by the rule" : ", and by the rule";
      line("  " + std::string(name(level)), plain_number(s.levels[i - 1]) + mark);
    }
  }

  void score(const Strength& s, const strength::Explanation& e) {
    out_ += "\nScore: what moves its logit\n";
    for (const Contribution& c : s.because) out_ += "  " + signed_number(c.value) + "  " + c.feature + '\n';
    for (const std::string& term : e.terms) {
      const bool moved =
          std::any_of(s.because.begin(), s.because.end(), [&](const auto& c) { return c.feature == term; });
      if (!moved && !term.starts_with("level: ")) out_ += "  " + signed_number(0) + "  " + term + '\n';
    }
    out_ += "  " + signed_number(s.logit) + "  logit, the sum\n";
    out_ += "  score 1 / (1 + e^-logit) = " + plain_number(s.score) + ", four readers in five between " +
            plain_number(s.interval.low) + " and " + plain_number(s.interval.high) + '\n';
    std::string missing;
    for (const std::string& code : s.missing) missing += (missing.empty() ? "" : ", ") + code_in_words(code);
    line("\nmissing", missing.empty() ? "nothing" : missing);
    const auto& c = d_.strength.corroborations[r_];
    line("holders", "at least " + std::to_string(c->at_least) + ", at most " + std::to_string(c->at_most));
  }

  void commitment(const strength::Explanation& e) {
    const auto chosen = static_cast<std::size_t>(d_.strength.stances[r_].commitment);
    out_ += "\nCommitment: its chances\n";
    for (std::size_t i = 0; i < e.chances.size(); ++i) {
      line("  " + std::string(name(static_cast<Commitment>(i))), plain_number(e.chances[i]));
    }
    out_ += "What speaks for " + std::string(name(static_cast<Commitment>(chosen))) + " (0: not seen in training)\n";
    for (const strength::CueFeature& f : e.cue_features) {
      out_ += "  " + signed_number(f.weights[chosen]) + "  " + one_line(f.name) + '\n';
    }
  }

  const Document& d_;
  std::uint32_t r_;
  std::string out_;
};

int explain(const ExplainOptions& options) {
  auto inputs = open_inputs({options.path});
  if (!inputs) return refuse(inputs.error());
  const auto model = open_model(options.model);
  if (!model) return refuse(model.error());
  ArticleReader reader(std::move(*inputs));
  auto item = reader.next();
  if (!item) return refuse({"no_article", "nothing to explain: no article in the input", 0});
  if (!item->article) return refuse(item->article.error());
  const Document d = Analyzer(*model).analyze(std::move(*item->article));
  const std::vector<PlacedClaim> claims = claims_in_order(d.attributions);
  const auto found =
      std::find_if(claims.begin(), claims.end(), [&](const PlacedClaim& c) { return c.number == options.claim; });
  if (found == claims.end()) {
    return refuse(
        {"no_claim", "there is no claim " + one_line(options.claim) + "; sayso inspect shows their numbers", 0});
  }
  const auto output = Output::standard();
  output->write(Page(d, found->attribution).run(found->number));
  output->flush();
  if (const auto error = output->commit()) return refuse(*error);
  return kAllDone;
}

}  // namespace

Command add_explain(CLI::App& program) {
  auto options = std::make_shared<ExplainOptions>();
  CLI::App* app = program.add_subcommand("explain", "one claim of an article: every feature, and what each is worth");
  app->add_option("FILE", options->path, "what analyze takes; its first article")->required();
  app->add_option("--claim", options->claim, "the claim's number, as inspect prints it")->required()->option_text("N");
  app->add_option("--model", options->model, "weights to use in place of the built-in ones")->option_text("FILE");
  return {app, [options] { return explain(*options); }};
}

}  // namespace sayso
