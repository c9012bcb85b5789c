// Homework as it can be, in November 2026, with everything that a report has
// to decide about.
#pragma once

#include "hw/journal.hpp"

#include "random.hpp"

namespace hw::test {

Entry random_entry(Random& random);

// "Homework 3" with the id "103"; `share` at random, too.
Assignment random_assignment(Random& random, int number, int most_entries);

// At most `most` assignments and `most` lines on the agenda, around sessions on
// the 6th, the 13th and the 20th, of which some took place. At times it has
// four times as many entries and is full to the brim.
Journal random_journal(Random& random, int most, int most_entries);

// `journal`, in which each text that can be on a page has a word that no other
// has: "m17e", and "t17e" in a title; but for the names of steps.
Journal with_marked_texts(Journal journal);

}  // namespace hw::test
