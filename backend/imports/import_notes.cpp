// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/import_notes.h"

#include <array>

namespace firstcome::imports {

namespace {

struct Wording
{
    const char *code;
    const char *message;
};

// Index = ImportNotes::Kind.
constexpr std::array wordings{
    Wording{"UTF16", "The file is in UTF-16."},
    Wording{"CP949", "The file is in CP949, as Korean Excel writes it."},
    Wording{"SEMICOLONS", "The columns are separated by semicolons."},
    Wording{"TABS", "The columns are separated by tabs."},
    Wording{"INVENTORY_FILE",
            "This is an inventory file: the units of all locations are added up, nothing but stock is changed."},
    Wording{"NO_STOCK_COLUMN",
            "The file has no quantities: stock of what is there stays, what is new begins with none."},
    Wording{"STRAY_QUOTES", "Rows with quotes that are not written twice; the quotes were taken as they stand."},
    Wording{"COLUMN_TWICE", "Columns that stand there twice; the first that is filled in was taken."},
    Wording{"STOCK_NEGATIVE", "Quantities below zero were taken as 0."},
    Wording{"STOCK_BLANK", "Quantities are blank: stock of what is there stays, what is new begins with none."},
    Wording{"STOCK_WORDED", "Quantities such as \"not stocked\" were taken as 0."},
    Wording{"FIGURE_DRESSED", "Figures with separators, signs or units were read as plain numbers."},
    Wording{"PARENT_STOCK", "Quantities of products whose variants have their own were left aside."},
    Wording{"HANDLE_CARRIED", "Rows without a handle were taken to belong to the product above."},
    Wording{"NOT_IN_FILE", "Products of the store that came from files are not in this one; they stay as they are."},
};
static_assert(wordings.size() == ImportNotes::KindCount);

} // namespace

void ImportNotes::add(Kind kind, int row)
{
    add(kind, Seen{1, row});
}

void ImportNotes::addMany(Kind kind, int count)
{
    if (count > 0)
        add(kind, Seen{count, 0});
}

void ImportNotes::add(Kind kind, const Seen &more)
{
    Seen &seen = m_seen[kind];
    seen.count += more.count;
    if (more.row > 0 && (seen.row == 0 || more.row < seen.row))
        seen.row = more.row;
}

void ImportNotes::add(const ImportNotes &others)
{
    for (auto other = others.m_seen.begin(); other != others.m_seen.end(); ++other)
        add(other.key(), *other);
}

QList<ImportNote> ImportNotes::list() const
{
    QList<ImportNote> notes;
    for (auto seen = m_seen.begin(); seen != m_seen.end(); ++seen) {
        const Wording &wording = wordings[seen.key()];
        notes.append({QString::fromLatin1(wording.code), QString::fromLatin1(wording.message), seen->count, seen->row});
    }
    return notes;
}

} // namespace firstcome::imports
