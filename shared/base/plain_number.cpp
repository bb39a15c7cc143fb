// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/plain_number.h"

#include <string_view>

namespace firstcome {

namespace {

template <typename View>
std::optional<qint64> numberIn(View text)
{
    if (text.empty() || (text.size() > 1 && text.front() == typename View::value_type('0')))
        return std::nullopt;
    qint64 value = 0;
    for (const auto character : text) {
        const int digit = int(char16_t(character)) - '0';
        if (digit < 0 || digit > 9 || __builtin_mul_overflow(value, 10, &value) ||
            __builtin_add_overflow(value, digit, &value))
            return std::nullopt;
    }
    return value;
}

} // namespace

std::optional<qint64> plainNumber(QStringView text)
{
    return numberIn(std::u16string_view(text.utf16(), size_t(text.size())));
}

std::optional<qint64> plainNumber(QByteArrayView text)
{
    return numberIn(std::string_view(text.data(), size_t(text.size())));
}

} // namespace firstcome
