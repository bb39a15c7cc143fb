// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/members/member.h"
#include "backend/platform/access/common_passwords.h"
#include "backend/platform/http/request.h"
#include "shared/base/text_form.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/json_fields.h"

#include <QRegularExpression>
#include <QUrl>

namespace firstcome::members {

namespace {

constexpr int rawLimit = 1000; // what is read before it is measured by the field's own rule

bool matchesWhole(const QString &text, const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

constexpr qsizetype longestLocal = 64; // octets before the @
constexpr qsizetype longestLabel = 63;

/// Dots stand between characters only.
bool isLocalPart(const QString &local)
{
    return local.toUtf8().size() <= longestLocal && !local.startsWith(u'.') && !local.endsWith(u'.') &&
           !local.contains(QStringLiteral("..")) &&
           matchesWhole(local, QStringLiteral("[^\\s\\x00-\\x1f\\x7f@<>()\\[\\],;:\\\\\"]+"));
}

bool isDomain(const QString &domain, MailDomains domains)
{
    const QStringList labels = domain.split(u'.');
    const bool good = std::all_of(labels.begin(), labels.end(), [](const QString &label) {
        return label.size() <= longestLabel && matchesWhole(label, QStringLiteral("[a-z0-9]([a-z0-9-]*[a-z0-9])?"));
    });
    // The last label of an address of numbers is a number; no top level is.
    const bool named = !matchesWhole(labels.constLast(), QStringLiteral("[0-9]+"));
    const bool reachable = labels.size() > 1 && labels.constLast() != u"localhost";
    return good && named && (reachable || domains == MailDomains::Local);
}

} // namespace

QString normalisedEmail(const QString &text, MailDomains domains)
{
    const QString trimmed = composed(text.trimmed());
    const qsizetype at = trimmed.lastIndexOf(u'@');
    if (at < 1 || trimmed.size() > member_limits::email)
        return {};
    const QString local = trimmed.left(at).toLower();
    // An international domain has two spellings; the ASCII one is kept. Case folding is part of it.
    QString domain = QString::fromLatin1(QUrl::toAce(trimmed.mid(at + 1))).toLower();
    if (domain.endsWith(u'.'))
        domain.chop(1);
    const QString email = local + u'@' + domain;
    const bool good = isLocalPart(local) && isDomain(domain, domains) && !nameFault(local, longestLocal);
    return good && email.size() <= member_limits::email ? email : QString();
}

bool isPhone(const QString &text)
{
    return text.size() <= member_limits::phone && matchesWhole(text, QStringLiteral("\\+?[0-9][0-9 ()-]{3,}"));
}

Result<SignUpForm> signUpFormFrom(const QByteArray &body, MailDomains domains)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    SignUpForm form;
    form.email = normalisedEmail(fields->text("email", rawLimit), domains);
    form.username = fields->text("username", rawLimit);
    form.password = fields->text("password", rawLimit);
    form.name = tidyName(fields->text("name", rawLimit));
    fields->takeNull("phone");
    form.phone = fields->optionalText("phone", rawLimit).value_or(QString()).trimmed();
    form.roles = http::Customer | (fields->flag("seller", false) ? http::Seller : 0U);
    if (form.email.isEmpty())
        fields->violate("email", QStringLiteral("must be an e-mail address that mail can reach"));
    if (!isUsername(form.username))
        fields->violate("username", QStringLiteral("must have %1 to %2 letters, digits, '.', '-' or '_'")
                                        .arg(member_limits::usernameLeast)
                                        .arg(member_limits::username));
    const QStringList own{form.username, form.email.section(u'@', 0, 0), form.name};
    if (const auto fault = access::newPasswordFault(form.password, own))
        fields->violate("password", *fault, code::passwordWeak);
    if (const auto fault = fields->has("name") ? nameFault(form.name, member_limits::name) : std::nullopt)
        fields->violate("name", *fault);
    if (!form.phone.isEmpty() && !isPhone(form.phone))
        fields->violate("phone", QStringLiteral("must be a telephone number"));
    if (auto refusal = fields->finish())
        return tl::unexpected(std::move(*refusal));
    return form;
}

} // namespace firstcome::members
