// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/support/crowd.h"
#include "tests/support/shop.h"

namespace firstcome::test {

/// A demo shop whose sale outlasts any crowd, and members whose balance does. `backend` takes its settings before it is
/// opened.
struct CrowdShop
{
    static constexpr int ordersEach = 1'000'000; ///< more than any test lasts

    /// What went wrong, or nothing.
    QByteArray open(int members)
    {
        backend.setEnvironment(QStringLiteral("FIRSTCOME_ORDERS_PER_MEMBER_AND_SECOND"), QStringLiteral("0"));
        const QString file = backend.dataFolder() + QStringLiteral("/tokens");
        const int made = backend.command({QStringLiteral("sample"), QStringLiteral("--members"),
                                          QString::number(members), QStringLiteral("--balance"),
                                          QStringLiteral("1000000000"), QStringLiteral("--tokens"), file});
        tokens = Crowd::tokensFrom(file);
        if (made != 0 || !backend.start({QStringLiteral("--demo")}))
            return "no shop: " + backend.output();
        shop = std::make_unique<Shop>(backend);
        onSale = shop->openSale({1'000'000, 0, 3'600, 1'000});
        return onSale.optionId.isEmpty() ? "no sale: " + shop->lastAnswer().body : QByteArray();
    }

    /// All members, each of whom buys a unit after the other from his balance.
    std::unique_ptr<Crowd> startedCrowd() const
    {
        const QJsonObject line{{QStringLiteral("optionId"), onSale.optionId}, {QStringLiteral("quantity"), 1}};
        auto crowd = std::make_unique<Crowd>(backend.url(), tokens, QJsonArray{line}, QStringLiteral("BALANCE"));
        crowd->start(ordersEach);
        return crowd;
    }

    RunningBackend backend;
    std::unique_ptr<Shop> shop;
    OnSale onSale;
    QList<QByteArray> tokens;
};

} // namespace firstcome::test
