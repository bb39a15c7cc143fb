// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/wire/answer.h"

#include <algorithm>
#include <cstring>

namespace firstcome::load {

namespace {

constexpr std::string_view versionPrefix = "HTTP/1.";
constexpr std::size_t statusLineLeast = 12; // "HTTP/1.1 200"

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

/// `name` is in lower case.
bool named(std::string_view field, std::string_view name)
{
    return field.size() == name.size() && std::equal(field.begin(), field.end(), name.begin(), [](char a, char b) {
               return (a >= 'A' && a <= 'Z' ? char(a + 32) : a) == b;
           });
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

std::optional<std::size_t> plainNumber(std::string_view text)
{
    if (text.empty() || text.size() > 12)
        return std::nullopt;
    std::size_t value = 0;
    for (const char character : text) {
        if (!isDigit(character))
            return std::nullopt;
        value = value * 10 + std::size_t(character - '0');
    }
    return value;
}

struct Head
{
    Answer answer;
    std::optional<std::size_t> bodyLength;
};

bool readStatusLine(std::string_view line, Answer &answer)
{
    if (line.size() < statusLineLeast || !line.starts_with(versionPrefix) || (line[7] != '0' && line[7] != '1'))
        return false;
    if (line[8] != ' ' || !isDigit(line[9]) || !isDigit(line[10]) || !isDigit(line[11]))
        return false;
    if (line.size() > statusLineLeast && line[statusLineLeast] != ' ')
        return false;
    answer.status = (line[9] - '0') * 100 + (line[10] - '0') * 10 + (line[11] - '0');
    answer.closes = line[7] == '0';
    return answer.status >= 200 && answer.status <= 599;
}

bool readField(std::string_view line, Head &head)
{
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0)
        return false;
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = trimmed(line.substr(colon + 1));
    switch (name.size()) {
    case 4:
        if (named(name, "date"))
            head.answer.date = value;
        break;
    case 10:
        if (named(name, "connection"))
            head.answer.closes = named(value, "close");
        break;
    case 11:
        if (named(name, "retry-after")) {
            if (const auto seconds = plainNumber(value))
                head.answer.retryAfter = std::chrono::seconds(*seconds);
        }
        break;
    case 14:
        if (named(name, "content-length")) {
            const bool first = !head.bodyLength;
            head.bodyLength = plainNumber(value);
            return first && head.bodyLength && *head.bodyLength <= answerBodyLimit;
        }
        break;
    case 17:
        return !named(name, "transfer-encoding");
    case 20:
        if (named(name, "idempotency-replayed"))
            head.answer.replayed = value == "true";
        break;
    default:
        break;
    }
    return true;
}

/// The length of the head with its empty line; 0 when it is not all there, nothing when it is broken.
std::optional<std::size_t> readHead(std::string_view bytes, Head &head)
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        const void *found = std::memchr(bytes.data() + at, '\n', bytes.size() - at);
        if (!found)
            return bytes.size() > answerHeadLimit ? std::nullopt : std::optional<std::size_t>(0);
        const auto end = std::size_t(static_cast<const char *>(found) - bytes.data());
        if (end == at || bytes[end - 1] != '\r' || end > answerHeadLimit)
            return std::nullopt;
        const std::string_view line = bytes.substr(at, end - 1 - at);
        if (at != 0 && line.empty())
            return end + 1;
        if (!(at == 0 ? readStatusLine(line, head.answer) : readField(line, head)))
            return std::nullopt;
        at = end + 1;
    }
    return 0;
}

} // namespace

ReadAnswer readAnswer(std::string_view bytes)
{
    const std::size_t known = std::min(bytes.size(), versionPrefix.size());
    if (bytes.substr(0, known) != versionPrefix.substr(0, known))
        return {Reading::Broken, 0, {}};
    Head head;
    const auto headLength = readHead(bytes, head);
    if (!headLength)
        return {Reading::Broken, 0, {}};
    if (*headLength == 0)
        return {Reading::Partial, 0, {}};
    const bool bodiless = head.answer.status == 204 || head.answer.status == 304;
    if (!head.bodyLength && !bodiless)
        return {Reading::Broken, 0, {}};
    const std::size_t bodyLength = bodiless ? 0 : *head.bodyLength;
    if (bytes.size() - *headLength < bodyLength)
        return {Reading::Partial, 0, {}};
    head.answer.body = bytes.substr(*headLength, bodyLength);
    return {Reading::Whole, *headLength + bodyLength, head.answer};
}

} // namespace firstcome::load
