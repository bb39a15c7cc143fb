// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/module/peers.h"

namespace firstcome {

namespace {

void addAll(QJsonObject &to, const QJsonObject &more)
{
    for (auto member = more.begin(); member != more.end(); ++member)
        to.insert(member.key(), member.value());
}

} // namespace

QList<sql::Migration> Peers::migrations() const
{
    QList<sql::Migration> migrations;
    for (const Module *module : m_modules)
        migrations += module->migrations();
    return migrations;
}

QList<Check> Peers::checks() const
{
    QList<Check> checks;
    for (const Module *module : m_modules)
        checks += module->checks();
    return checks;
}

QJsonObject Peers::figures(sql::Connection &connection, Instant now) const
{
    QJsonObject figures;
    for (const Module *module : m_modules)
        addAll(figures, module->figures(connection, now));
    return figures;
}

QList<TimelineEntry> Peers::timeline(sql::Connection &connection, Id orderId) const
{
    QList<TimelineEntry> entries;
    for (const Module *module : m_modules)
        entries += module->timeline(connection, orderId);
    return entries;
}

QJsonObject Peers::orderParts(sql::Connection &connection, Id orderId) const
{
    QJsonObject parts;
    for (const Module *module : m_modules)
        addAll(parts, module->orderPart(connection, orderId));
    return parts;
}

std::unordered_map<Id, ProductFacts> Peers::products(sql::Connection &connection, const std::vector<Id> &ids) const
{
    std::unordered_map<Id, ProductFacts> products;
    for (const Module *module : m_modules) {
        for (ProductFacts &product : module->products(connection, ids)) {
            const Id id = product.id;
            products.insert_or_assign(id, std::move(product));
        }
    }
    return products;
}

std::vector<Id> Peers::productsNamed(sql::Connection &connection, const QString &text, int limit) const
{
    std::vector<Id> found;
    for (const Module *module : m_modules) {
        const auto own = module->productsNamed(connection, text, limit);
        found.insert(found.end(), own.begin(), own.end());
    }
    return found;
}

std::optional<Id> Peers::orderKnownAs(sql::Connection &connection, const QString &text) const
{
    for (const Module *module : m_modules) {
        if (const auto order = module->orderKnownAs(connection, text))
            return order;
    }
    return std::nullopt;
}

std::optional<Id> Peers::memberKnownAs(sql::Connection &connection, const QString &text) const
{
    for (const Module *module : m_modules) {
        if (const auto member = module->memberKnownAs(connection, text))
            return member;
    }
    return std::nullopt;
}

std::unordered_map<Id, QString> Peers::logins(sql::Connection &connection, const std::vector<Id> &ids) const
{
    std::unordered_map<Id, QString> logins;
    for (const Module *module : m_modules)
        logins.merge(module->logins(connection, ids));
    return logins;
}

QCoro::Task<Result<void>> Peers::letGo(Id orderId, QList<Id> lineIds) const
{
    for (Module *module : m_modules) {
        const auto asked = module->letGo(orderId, lineIds);
        const Result<void> answer = co_await asked;
        if (!answer)
            co_return answer;
    }
    co_return Result<void>();
}

} // namespace firstcome
