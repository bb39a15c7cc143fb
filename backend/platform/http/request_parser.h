// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/method.h"
#include <cstddef>
#include <string>
#include <vector>

namespace firstcome::http {

struct HeadLimits
{
    std::size_t requestLine = 8 * 1024; ///< without its CR LF
    std::size_t head = 16 * 1024;       ///< request line, fields and the empty line
    std::size_t fields = 64;
};

/// Why a request was refused; the number is the status of the answer, after which the connection closes.
enum class Fault : std::uint16_t {
    None = 0,
    Malformed = 400,
    MethodNotAllowed = 405,
    BodyTooLarge = 413,
    LineTooLong = 414,
    ExpectationFailed = 417,
    HeadTooLarge = 431,
    NotImplemented = 501,
    VersionUnsupported = 505,
};

/// Reads HTTP/1.x requests strictly and incrementally from bytes split anywhere. Pure: no IO, no clock, no Qt.
/// A target may name a scheme and host, as clients of a proxy send it; empty lines before a request are skipped.
/// It never guesses: what two parsers could read differently (Transfer-Encoding, repeated or odd Content-Length, bare
/// LF, folded lines, space before the colon, several Hosts) is refused. It does not keep the body and does not route.
/// Invariant: after a fault nothing more is consumed, so a request behind a refused one is never seen.
class RequestParser
{
public:
    enum class State : std::uint8_t {
        Idle,    ///< no byte of a request yet
        Head,    ///< in the middle of a head
        Decide,  ///< the head is good: acceptBody comes next
        Body,    ///< what feed consumes are body bytes, for the caller to keep
        Whole,   ///< next() goes on
        Refused, ///< see fault()
    };

    struct Field
    {
        std::string_view name; ///< lower case
        std::string_view value;
    };

    explicit RequestParser(const HeadLimits &limits) : m_limits(&limits) {}

    /// Consumes bytes of the current step and returns how many; 0 in Decide, Whole and Refused.
    std::size_t feed(std::string_view bytes);
    /// Leaves Decide: to Body, to Whole when there is none, or to Refused when it is longer than `limit`.
    void acceptBody(std::uint64_t limit);
    /// From Whole to Idle.
    void next();

    State state() const { return m_state; }
    Fault fault() const { return m_fault; }

    /// The head; valid from Decide to next().
    Method method() const { return m_method; }
    std::string_view head() const { return m_head; }
    std::string_view path() const;  ///< as sent, without the query, and without what names a host before it
    std::string_view query() const; ///< as sent, without '?'
    std::size_t fieldCount() const { return m_fields.size(); }
    Field field(std::size_t index) const;
    std::string_view value(std::string_view lowerCaseName) const; ///< the first of that name, empty when absent
    std::uint64_t contentLength() const { return m_contentLength; }
    bool keepAlive() const { return m_minor == 1 && !m_close; }
    bool expectsContinue() const { return m_expectsContinue && m_minor == 1; }
    /// An upgrade that is offered; whatever else is offered is none of ours and is ignored.
    bool offersWebSocket() const { return m_offersWebSocket && m_connectionUpgrade; }
    bool hasTransferEncoding() const { return m_hasTransferEncoding; }

private:
    struct Span
    {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
    };
    struct FieldSpan
    {
        Span name;
        Span value;
    };

    std::size_t feedHead(std::string_view bytes);
    bool withinLimits(bool lineEnded);
    void takeLine();
    void skipEmptyLine();
    void takeRequestLine(std::size_t end);
    void takeMethod(std::string_view word);
    void takeField(std::size_t end);
    void recognise(std::string_view name, std::string_view value);
    void takeContentLength(std::string_view value);
    void takeConnection(std::string_view value);
    void takeUpgrade(std::string_view value);
    void finishHead();
    void once(bool &seen);
    void refuse(Fault fault);
    std::string_view text(Span span) const { return std::string_view(m_head).substr(span.begin, span.size); }

    const HeadLimits *m_limits;
    std::string m_head;
    std::vector<FieldSpan> m_fields;
    std::size_t m_lineBegin = 0;
    Span m_target;
    std::uint32_t m_pathSize = 0;
    std::uint64_t m_contentLength = 0;
    std::uint64_t m_bodyLeft = 0;
    Fault m_fault = Fault::None;
    State m_state = State::Idle;
    Method m_method = Method::Get;
    std::uint8_t m_minor = 1;
    std::uint8_t m_emptyLines = 0;
    bool m_close = false;
    bool m_expectsContinue = false;
    bool m_hasHost = false;
    bool m_hasLength = false;
    bool m_hasTransferEncoding = false;
    bool m_offersWebSocket = false;
    bool m_connectionUpgrade = false;
    bool m_hasAuthorization = false;
    bool m_hasContentType = false;
    bool m_hasIdempotencyKey = false;
    bool m_hasExpect = false;
};

} // namespace firstcome::http
