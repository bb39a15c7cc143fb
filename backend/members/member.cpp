// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/members/member.h"
#include "backend/platform/http/request.h"
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

QString trimmedName(const QString &text)
{
    return text.normalized(QString::NormalizationForm_C).simplified();
}

bool hasControlCharacters(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

} // namespace

QString normalisedEmail(const QString &text)
{
    const QString trimmed = text.trimmed().normalized(QString::NormalizationForm_C);
    const qsizetype at = trimmed.lastIndexOf(u'@');
    if (at < 1 || trimmed.size() > member_limits::email)
        return {};
    const QString local = trimmed.left(at).toLower();
    // An international domain has two spellings; the ASCII one is kept. Case folding is part of it.
    const QString domain = QString::fromLatin1(QUrl::toAce(trimmed.mid(at + 1))).toLower();
    const bool good =
        matchesWhole(local, QStringLiteral("[^\\s\\x00-\\x1f\\x7f@<>()\\[\\],;:\\\\\"]{1,64}")) &&
        matchesWhole(domain, QStringLiteral("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*"));
    const QString email = local + u'@' + domain;
    return good && email.size() <= member_limits::email ? email : QString();
}

bool isPhone(const QString &text)
{
    return text.size() <= member_limits::phone && matchesWhole(text, QStringLiteral("\\+?[0-9][0-9 ()-]{3,}"));
}

Result<SignUpForm> signUpFormFrom(const QByteArray &body)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    SignUpForm form;
    form.email = normalisedEmail(fields->text("email", rawLimit));
    form.username = fields->text("username", rawLimit);
    form.password = fields->text("password", rawLimit);
    const QString name = fields->text("name", rawLimit);
    form.name = trimmedName(name);
    form.phone = fields->optionalText("phone", rawLimit).value_or(QString()).trimmed();
    form.roles = http::Customer | (fields->flag("seller", false) ? http::Seller : 0U);
    if (form.email.isEmpty())
        fields->violate("email", QStringLiteral("must be an e-mail address"));
    if (!isUsername(form.username))
        fields->violate("username", QStringLiteral("must have %1 to %2 letters, digits, '.', '-' or '_'")
                                        .arg(member_limits::usernameLeast)
                                        .arg(member_limits::username));
    if (const auto fault = passwordFault(form.password))
        fields->violate("password", *fault, code::passwordWeak);
    if (form.name.isEmpty() || form.name.size() > member_limits::name || hasControlCharacters(name))
        fields->violate("name", QStringLiteral("must have 1 to %1 characters").arg(member_limits::name));
    if (!form.phone.isEmpty() && !isPhone(form.phone))
        fields->violate("phone", QStringLiteral("must be a telephone number"));
    if (auto refusal = fields->finish())
        return tl::unexpected(std::move(*refusal));
    return form;
}

} // namespace firstcome::members
