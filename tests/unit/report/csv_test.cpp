// Rows of CSV: quoting, and what a spreadsheet must not calculate.
#include "report/csv.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

std::string row(const std::vector<std::string>& fields) {
  std::string out;
  append_csv_row(out, fields);
  return out;
}

TEST(Csv, fields_are_quoted_where_they_must) {
  EXPECT_EQ(row({"a", "b"}), "a,b\r\n");
  EXPECT_EQ(row({"a,b", "c"}), "\"a,b\",c\r\n");
  EXPECT_EQ(row({"she said \"no\""}), "\"she said \"\"no\"\"\"\r\n");
  EXPECT_EQ(row({"two\nlines"}), "\"two\nlines\"\r\n");
  EXPECT_EQ(row({"", ""}), ",\r\n");
}

TEST(Csv, formulas_are_neutralised_and_numbers_are_not) {
  EXPECT_EQ(row({"=1+2", "+1", "@x", "-x"}), "'=1+2,'+1,'@x,'-x\r\n");
  EXPECT_EQ(row({"=a,b"}), "\"'=a,b\"\r\n");
  EXPECT_EQ(row({"\tx"}), "'\tx\r\n");
  EXPECT_EQ(row({"-0.5", "12", "-3"}), "-0.5,12,-3\r\n");
  EXPECT_EQ(row({"＝1+2", "＋1", "－1", "＠x"}), "'＝1+2,'＋1,'－1,'＠x\r\n");  // full width
  EXPECT_EQ(row({"-1-1", "-.", "--1"}), "'-1-1,'-.,'--1\r\n");
}

}  // namespace
}  // namespace sayso
