// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtGlobal>

namespace firstcome::sql {

/// Where a page stands in its file, in bytes.
struct PagePlace
{
    int size = 0;
    qint64 from = 0;
};

constexpr int pageSumSize = 8;
constexpr int largestPage = 65'536;

/// What the head of a database (100 bytes) says of its pages. https://www.sqlite.org/fileformat2.html
int pageSizeOf(const char *head);
bool hasPageSums(const char *head);
void sayPageSums(char *head);

/// XXH3 of the page without its last `pageSumSize` bytes, seeded by its number; of the first page without the mark of
/// the log (see log_mark), which is written by itself.
quint64 sumOf(const void *page, PagePlace place);

/// Whether the page ends in its sum. A page of zeros is one that the file grew by and that nobody has filled: SQLite
/// never takes it for one of a table.
bool isSound(const void *page, PagePlace place);

} // namespace firstcome::sql
