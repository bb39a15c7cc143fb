// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/page_sum.h"

#include "backend/platform/sql/log_mark.h"
#include <QtEndian>
#include <algorithm>
#include <array>
#include <cstring>
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace firstcome::sql {

namespace {

constexpr int pageSizeAt = 16;
constexpr int reservedAt = 20;

quint64 sumOfFirst(const void *page, int size)
{
    alignas(64) std::array<char, largestPage> unmarked;
    std::memcpy(unmarked.data(), page, size_t(size));
    std::fill_n(unmarked.data() + LogMark::at, LogMark::size, '\0');
    return XXH3_64bits_withSeed(unmarked.data(), size_t(size - pageSumSize), 0);
}

} // namespace

int pageSizeOf(const char *head)
{
    const int size = qFromBigEndian<quint16>(head + pageSizeAt);
    return size == 1 ? largestPage : size;
}

bool hasPageSums(const char *head)
{
    return head[reservedAt] == pageSumSize;
}

void sayPageSums(char *head)
{
    head[reservedAt] = pageSumSize;
}

quint64 sumOf(const void *page, PagePlace place)
{
    if (place.from == 0)
        return sumOfFirst(page, place.size);
    return XXH3_64bits_withSeed(page, size_t(place.size - pageSumSize), XXH64_hash_t(place.from / place.size));
}

bool isSound(const void *page, PagePlace place)
{
    const auto *bytes = static_cast<const char *>(page);
    const auto said = qFromLittleEndian<quint64>(bytes + place.size - pageSumSize);
    return said == sumOf(page, place) ||
           (said == 0 && std::all_of(bytes, bytes + place.size, [](char byte) { return byte == 0; }));
}

} // namespace firstcome::sql
