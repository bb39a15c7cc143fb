// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/request_parser.h"

#include <array>
#include <cstring>
#include <utility>

namespace firstcome::http {

namespace {

/// For each byte the lower case letter of a token (RFC 9110 tchar), or 0 when it may not be in one.
constexpr std::array<char, 256> tokenTable = [] {
    std::array<char, 256> table{};
    for (int c = 'a'; c <= 'z'; ++c)
        table[std::size_t(c)] = char(c);
    for (int c = 'A'; c <= 'Z'; ++c)
        table[std::size_t(c)] = char(c - 'A' + 'a');
    for (int c = '0'; c <= '9'; ++c)
        table[std::size_t(c)] = char(c);
    for (const char c : std::string_view("!#$%&'*+-.^_`|~"))
        table[std::size_t(c)] = c;
    return table;
}();

/// Looks at every byte whatever it finds, so that the compiler can look at many at once: a token has hundreds.
bool areFieldBytes(std::string_view text)
{
    unsigned bad = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        bad |= (unsigned(byte < 0x20) & unsigned(byte != '\t')) | unsigned(byte == 0x7f);
    }
    return bad == 0;
}

constexpr bool isTargetByte(unsigned char c)
{
    return c > 0x20 && c < 0x7f && c != '#';
}

/// Host is a name, an address and a port: user information or a path in it is an attempt to confuse.
constexpr bool isHostByte(unsigned char c)
{
    return tokenTable[c] != 0 || c == ':' || c == '[' || c == ']';
}

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

template <typename Accepts>
bool all(std::string_view text, Accepts accepts)
{
    for (const char c : text) {
        if (!accepts(static_cast<unsigned char>(c)))
            return false;
    }
    return true;
}

bool equalsIgnoringCase(std::string_view text, std::string_view lowerCase)
{
    if (text.size() != lowerCase.size())
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if ((c >= 'A' && c <= 'Z' ? char(c + 32) : c) != lowerCase[i])
            return false;
    }
    return true;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

constexpr std::pair<std::string_view, Method> knownMethods[] = {
    {"GET", Method::Get},     {"POST", Method::Post},     {"HEAD", Method::Head},      {"PUT", Method::Put},
    {"PATCH", Method::Patch}, {"DELETE", Method::Delete}, {"OPTIONS", Method::Options}};

/// Clients that send a line end too many behind a body are common; more than a few are no accident.
constexpr std::uint8_t mostEmptyLines = 4;

/// Where the path begins in a target that may be `http://host/path`; npos when what should be its host is none.
std::size_t pathBegin(std::string_view target)
{
    for (const std::string_view scheme : {std::string_view("http://"), std::string_view("https://")}) {
        if (!equalsIgnoringCase(target.substr(0, scheme.size()), scheme))
            continue;
        const std::size_t end = std::min(target.find_first_of("/?", scheme.size()), target.size());
        const std::string_view host = target.substr(scheme.size(), end - scheme.size());
        return !host.empty() && all(host, isHostByte) ? end : target.npos;
    }
    return 0;
}

/// Calls `take` for each element of a list field.
template <typename Take>
void forEachElement(std::string_view list, Take take)
{
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        take(trimmed(list.substr(0, comma)));
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
}

/// More digits than any body this side of an exbibyte; keeps the sum below from wrapping.
constexpr std::size_t longestLength = 18;

} // namespace

std::size_t RequestParser::feed(std::string_view bytes)
{
    switch (m_state) {
    case State::Idle:
    case State::Head:
        return feedHead(bytes);
    case State::Body: {
        const std::size_t taken = std::size_t(std::min<std::uint64_t>(bytes.size(), m_bodyLeft));
        m_bodyLeft -= taken;
        if (m_bodyLeft == 0)
            m_state = State::Whole;
        return taken;
    }
    case State::Decide:
    case State::Whole:
    case State::Refused:
        break;
    }
    return 0;
}

std::size_t RequestParser::feedHead(std::string_view bytes)
{
    std::size_t used = 0;
    while (used < bytes.size() && m_state <= State::Head) {
        m_state = State::Head;
        const auto *end = static_cast<const char *>(std::memchr(bytes.data() + used, '\n', bytes.size() - used));
        // A line is never kept beyond what refuses it.
        const std::size_t upTo = end ? std::size_t(end - bytes.data()) + 1 : bytes.size();
        m_head.append(bytes.substr(used, std::min(upTo - used, m_limits->head + 1)));
        used = upTo;
        if (withinLimits(end != nullptr) && end)
            takeLine();
    }
    return used;
}

bool RequestParser::withinLimits(bool lineEnded)
{
    const std::size_t line = m_head.size() - m_lineBegin;
    const std::size_t ending = lineEnded ? 2 : 1;
    if (m_lineBegin == 0 && line > m_limits->requestLine + ending)
        refuse(Fault::LineTooLong);
    else if (m_head.size() > m_limits->head)
        refuse(Fault::HeadTooLarge);
    return m_state != State::Refused;
}

void RequestParser::takeLine()
{
    const std::size_t size = m_head.size();
    if (size - m_lineBegin < 2 || m_head[size - 2] != '\r')
        return refuse(Fault::Malformed);
    if (size == 2)
        return skipEmptyLine();
    if (m_lineBegin == 0)
        takeRequestLine(size - 2);
    else if (size - m_lineBegin == 2)
        finishHead();
    else
        takeField(size - 2);
    m_lineBegin = size;
}

void RequestParser::skipEmptyLine()
{
    if (++m_emptyLines > mostEmptyLines)
        return refuse(Fault::Malformed);
    m_head.clear();
    m_state = State::Idle;
}

void RequestParser::takeRequestLine(std::size_t end)
{
    const std::string_view line = std::string_view(m_head).substr(0, end);
    const std::size_t first = line.find(' ');
    const std::size_t second = first == line.npos ? line.npos : line.find(' ', first + 1);
    if (second == line.npos)
        return refuse(Fault::Malformed);
    const std::string_view method = line.substr(0, first);
    const std::string_view target = line.substr(first + 1, second - first - 1);
    const std::string_view version = line.substr(second + 1);
    const auto isToken = [](unsigned char c) { return tokenTable[c] != 0; };
    if (method.empty() || target.empty() || !all(method, isToken) || !all(target, isTargetByte))
        return refuse(Fault::Malformed);
    if (version.size() != 8 || !version.starts_with("HTTP/") || !isDigit(version[5]) || version[6] != '.' ||
        !isDigit(version[7]))
        return refuse(Fault::Malformed);
    if (version[5] != '1' || version[7] > '1')
        return refuse(Fault::VersionUnsupported);
    m_minor = std::uint8_t(version[7] - '0');
    const std::size_t begin = pathBegin(target);
    if (begin == target.npos)
        return refuse(Fault::Malformed);
    m_target = {std::uint32_t(first + 1 + begin), std::uint32_t(target.size() - begin)};
    m_pathSize = std::uint32_t(std::min(target.find('?', begin), target.size()) - begin);
    takeMethod(method);
}

void RequestParser::takeMethod(std::string_view word)
{
    for (const auto &[name, method] : knownMethods) {
        if (name == word) {
            m_method = method;
            return;
        }
    }
    refuse(word == "TRACE" || word == "CONNECT" ? Fault::MethodNotAllowed : Fault::NotImplemented);
}

void RequestParser::takeField(std::size_t end)
{
    if (m_fields.size() == m_limits->fields)
        return refuse(Fault::HeadTooLarge);
    std::size_t at = m_lineBegin;
    for (; at < end && m_head[at] != ':'; ++at) {
        const char lower = tokenTable[static_cast<unsigned char>(m_head[at])];
        if (lower == 0)
            return refuse(Fault::Malformed);
        m_head[at] = lower;
    }
    if (at == m_lineBegin || at == end)
        return refuse(Fault::Malformed);
    const std::string_view head = m_head;
    const std::string_view name = head.substr(m_lineBegin, at - m_lineBegin);
    const std::string_view value = trimmed(head.substr(at + 1, end - at - 1));
    if (!areFieldBytes(value))
        return refuse(Fault::Malformed);
    m_fields.push_back({{std::uint32_t(m_lineBegin), std::uint32_t(name.size())},
                        {std::uint32_t(value.data() - head.data()), std::uint32_t(value.size())}});
    recognise(name, value);
}

void RequestParser::recognise(std::string_view name, std::string_view value)
{
    switch (name.size()) {
    case 4:
        if (name == "host") {
            once(m_hasHost);
            if (!all(value, isHostByte))
                refuse(Fault::Malformed);
        }
        break;
    case 6:
        if (name == "expect") {
            once(m_hasExpect);
            m_expectsContinue = equalsIgnoringCase(value, "100-continue");
        }
        break;
    case 7:
        if (name == "upgrade")
            takeUpgrade(value);
        break;
    case 10:
        if (name == "connection")
            takeConnection(value);
        break;
    case 12:
        if (name == "content-type")
            once(m_hasContentType);
        break;
    case 13:
        if (name == "authorization")
            once(m_hasAuthorization);
        break;
    case 14:
        if (name == "content-length")
            takeContentLength(value);
        break;
    case 15:
        if (name == "idempotency-key")
            once(m_hasIdempotencyKey);
        break;
    case 17:
        m_hasTransferEncoding = m_hasTransferEncoding || name == "transfer-encoding";
        break;
    default:
        break;
    }
}

void RequestParser::takeContentLength(std::string_view value)
{
    once(m_hasLength);
    if (value.empty() || !all(value, [](unsigned char c) { return isDigit(char(c)); }))
        return refuse(Fault::Malformed);
    if (value.size() > longestLength)
        return refuse(Fault::BodyTooLarge);
    m_contentLength = 0;
    for (const char digit : value)
        m_contentLength = m_contentLength * 10 + std::uint64_t(digit - '0');
}

void RequestParser::takeConnection(std::string_view value)
{
    forEachElement(value, [this](std::string_view option) {
        m_close = m_close || equalsIgnoringCase(option, "close");
        m_connectionUpgrade = m_connectionUpgrade || equalsIgnoringCase(option, "upgrade");
    });
}

void RequestParser::takeUpgrade(std::string_view value)
{
    forEachElement(value, [this](std::string_view protocol) {
        m_offersWebSocket = m_offersWebSocket || equalsIgnoringCase(protocol, "websocket");
    });
}

void RequestParser::finishHead()
{
    if (m_minor == 1 && !m_hasHost)
        return refuse(Fault::Malformed);
    if (m_hasTransferEncoding)
        return refuse(m_hasLength ? Fault::Malformed : Fault::NotImplemented);
    if (m_hasExpect && !m_expectsContinue)
        return refuse(Fault::ExpectationFailed);
    m_state = State::Decide;
}

void RequestParser::acceptBody(std::uint64_t limit)
{
    if (m_contentLength > limit)
        return refuse(Fault::BodyTooLarge);
    m_bodyLeft = m_contentLength;
    m_state = m_bodyLeft == 0 ? State::Whole : State::Body;
}

void RequestParser::next()
{
    // The buffers keep their room: a connection's next head is about as long as its last.
    std::string head = std::move(m_head);
    std::vector<FieldSpan> fields = std::move(m_fields);
    head.clear();
    fields.clear();
    *this = RequestParser(*m_limits);
    m_head = std::move(head);
    m_fields = std::move(fields);
}

void RequestParser::once(bool &seen)
{
    if (std::exchange(seen, true))
        refuse(Fault::Malformed);
}

void RequestParser::refuse(Fault fault)
{
    // The first reason stays: a later check of the same line must not hide it.
    if (m_state == State::Refused)
        return;
    m_fault = fault;
    m_state = State::Refused;
}

std::string_view RequestParser::path() const
{
    // `http://host` alone asks for the root.
    return m_pathSize == 0 ? std::string_view("/") : text({m_target.begin, m_pathSize});
}

std::string_view RequestParser::query() const
{
    const std::string_view target = text(m_target);
    return m_pathSize < target.size() ? target.substr(m_pathSize + 1) : std::string_view();
}

RequestParser::Field RequestParser::field(std::size_t index) const
{
    return {text(m_fields[index].name), text(m_fields[index].value)};
}

std::string_view RequestParser::value(std::string_view lowerCaseName) const
{
    for (const FieldSpan &field : m_fields) {
        if (text(field.name) == lowerCaseName)
            return text(field.value);
    }
    return {};
}

} // namespace firstcome::http
