// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/module.h"
#include <unordered_map>

namespace firstcome {

/// All modules of this process, asked as one: how a module learns what it may not know from whom it may not know.
/// Invariant: filled before the first question; every module in it outlives the questions.
/// Thread: any.
class Peers
{
public:
    void join(Module &module) { m_modules.push_back(&module); }
    /// In the order in which they joined.
    const std::vector<Module *> &all() const { return m_modules; }

    QList<sql::Migration> migrations() const;
    QList<Check> checks() const;
    QJsonObject figures(sql::Connection &connection, Instant now) const;
    QList<TimelineEntry> timeline(sql::Connection &connection, Id orderId) const;
    QJsonObject orderParts(sql::Connection &connection, Id orderId) const;
    std::unordered_map<Id, ProductFacts> products(sql::Connection &connection, const std::vector<Id> &ids) const;
    std::vector<Id> productsNamed(sql::Connection &connection, const QString &text, int limit) const;
    std::optional<Id> orderKnownAs(sql::Connection &connection, const QString &text) const;
    std::optional<Id> memberKnownAs(sql::Connection &connection, const QString &text) const;
    std::unordered_map<Id, QString> logins(sql::Connection &connection, const std::vector<Id> &ids) const;
    /// The first no, or that all let go.
    QCoro::Task<Result<void>> letGo(Id orderId, QList<Id> lineIds) const;

private:
    std::vector<Module *> m_modules;
};

} // namespace firstcome
