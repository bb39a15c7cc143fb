// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/access/tokens.h"

#include "shared/contract/error_codes.h"
#include <simdjson.h>
#include <stdexcept>

namespace firstcome::access {

namespace {

constexpr char issuer[] = "firstcome";
constexpr qint64 latestSecond =
    253'402'300'799; // 9999-12-31: beyond it a time is nonsense, and milliseconds stay far from overflow
constexpr auto encoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

const char *audienceName(http::Audience audience)
{
    return audience == http::Audience::Member ? "firstcome-members" : "firstcome-operators";
}

qint64 toSeconds(Instant instant)
{
    return toMillis(instant) / 1000;
}

/// The claims as they stand in the payload; verified one by one afterwards.
struct Claims
{
    std::string_view issuer, audience, subject, tokenId;
    qint64 rights = -1, issuedAt = -1, notBefore = -1, expiresAt = -1;
};

/// A claim may appear once and must be of its type; the parser throws on anything else.
class ClaimReader
{
public:
    explicit ClaimReader(simdjson::ondemand::object object)
    {
        for (auto field : object)
            read(field.unescaped_key().value(), field.value());
    }

    bool complete() const { return m_seen == everyClaim; }
    const Claims &claims() const { return m_claims; }

private:
    static constexpr unsigned everyClaim = 0xff;

    void read(std::string_view name, simdjson::ondemand::value value)
    {
        if (name == "iss")
            text(0, m_claims.issuer, value);
        else if (name == "aud")
            text(1, m_claims.audience, value);
        else if (name == "sub")
            text(2, m_claims.subject, value);
        else if (name == "jti")
            text(3, m_claims.tokenId, value);
        else if (name == "rights")
            number(4, m_claims.rights, value);
        else if (name == "iat")
            number(5, m_claims.issuedAt, value);
        else if (name == "nbf")
            number(6, m_claims.notBefore, value);
        else if (name == "exp")
            number(7, m_claims.expiresAt, value);
    }

    void text(unsigned bit, std::string_view &claim, simdjson::ondemand::value value)
    {
        once(bit);
        claim = value.get_string().value();
    }

    void number(unsigned bit, qint64 &claim, simdjson::ondemand::value value)
    {
        once(bit);
        claim = value.get_int64().value();
    }

    void once(unsigned bit)
    {
        if (m_seen & (1U << bit))
            throw std::invalid_argument("duplicate claim");
        m_seen |= 1U << bit;
    }

    Claims m_claims;
    unsigned m_seen = 0;
};

bool isTime(qint64 seconds)
{
    return seconds >= 0 && seconds <= latestSecond;
}

tl::unexpected<Refusal> invalid()
{
    return refuse(code::tokenInvalid);
}

} // namespace

Tokens::Tokens(http::Audience audience, const QList<crypto::Key> &keys) : m_audience(audience)
{
    for (const crypto::Key &key : keys) {
        const QByteArray header = R"({"alg":"HS256","typ":"at+jwt","kid":")" + key.id + R"("})";
        m_signers.push_back({header.toBase64(encoding) + '.', crypto::Hmac(key.secret)});
    }
}

QByteArray Tokens::issue(const http::Principal &principal, Instant now) const
{
    const Signer &signer = m_signers.front();
    const QByteArray seconds = QByteArray::number(toSeconds(now));
    const QByteArray payload = QByteArray(R"({"iss":")") + issuer + R"(","aud":")" + audienceName(m_audience) +
                               R"(","sub":")" + QByteArray::number(principal.id) + R"(","jti":")" + principal.tokenId +
                               R"(","rights":)" + QByteArray::number(principal.rights) + R"(,"iat":)" + seconds +
                               R"(,"nbf":)" + seconds + R"(,"exp":)" +
                               QByteArray::number(toSeconds(principal.expiresAt)) + '}';
    const QByteArray signedPart = signer.header + payload.toBase64(encoding);
    return signedPart + '.' + signer.hmac(signedPart).toBase64(encoding);
}

RefreshToken Tokens::refreshAfter(const RefreshToken &used, Id sessionId) const
{
    return followingRefreshToken(m_signers.front().hmac, used, sessionId);
}

Result<http::Principal> Tokens::verify(QByteArrayView token, Instant now) const
{
    if (token.size() > longestToken)
        return invalid();
    const auto signer = std::find_if(m_signers.begin(), m_signers.end(),
                                     [&](const Signer &known) { return token.startsWith(known.header); });
    const qsizetype dot = token.lastIndexOf('.');
    if (signer == m_signers.end() || dot < signer->header.size())
        return invalid();
    // The signature is compared as text: so there is exactly one spelling of it.
    const QByteArray expected = signer->hmac(token.first(dot)).toBase64(encoding);
    if (!crypto::sameSecret(expected, token.sliced(dot + 1)))
        return invalid();
    const QByteArrayView encoded = token.sliced(signer->header.size(), dot - signer->header.size());
    const auto payload =
        QByteArray::fromBase64Encoding(encoded.toByteArray(), encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!payload)
        return invalid();
    const auto principal = read(*payload, now);
    if (!principal)
        return invalid();
    if (now >= principal->expiresAt + tokenLeeway)
        return refuse(code::tokenExpired);
    return *principal;
}

std::optional<http::Principal> Tokens::read(const QByteArray &payload, Instant now) const
try {
    thread_local simdjson::ondemand::parser parser;
    const simdjson::padded_string padded(payload.constData(), size_t(payload.size()));
    simdjson::ondemand::document document = parser.iterate(padded);
    const ClaimReader reader(document.get_object());
    const Claims &claims = reader.claims();
    const auto subject = idFrom(QByteArrayView(claims.subject.data(), qsizetype(claims.subject.size())));
    const bool ours = reader.complete() && claims.issuer == issuer && claims.audience == audienceName(m_audience);
    const bool sane = subject && !claims.tokenId.empty() && claims.rights >= 0 &&
                      claims.rights <= std::numeric_limits<quint32>::max() && isTime(claims.issuedAt) &&
                      isTime(claims.notBefore) && isTime(claims.expiresAt) && claims.issuedAt <= claims.expiresAt;
    if (!ours || !sane)
        return std::nullopt;
    const qint64 latestStart = toSeconds(now + tokenLeeway);
    if (claims.notBefore > latestStart || claims.issuedAt > latestStart)
        return std::nullopt;
    return http::Principal{m_audience, *subject, quint32(claims.rights),
                           QByteArray(claims.tokenId.data(), qsizetype(claims.tokenId.size())),
                           fromMillis(claims.expiresAt * 1000)};
} catch (const std::exception &) {
    return std::nullopt;
}

} // namespace firstcome::access
