// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/backend.h"
#include "backend/app/command_line.h"
#include "backend/app/commands.h"
#include "backend/app/demo.h"
#include "backend/catalog/create_sample_products.h"
#include "backend/members/create_sample_members.h"
#include "backend/wallets/ledger_store.h"
#include "shared/contract/error_codes.h"
#include <QCoroTask>
#include <QFile>
#include <QSaveFile>
#include <cstdio>

namespace firstcome::app {

namespace {

constexpr int membersATransaction = 1'000;

const Syntax syntax{{QStringLiteral("data"), QStringLiteral("config"), QStringLiteral("members"),
                     QStringLiteral("products"), QStringLiteral("balance"), QStringLiteral("tokens")},
                    {QStringLiteral("remove")},
                    0};

struct Wanted
{
    qint64 members = 0;
    qint64 products = 0;
    Money balance = 0;
    QString tokensFile;
};

Result<Wanted> wantedFrom(const Arguments &arguments)
{
    Wanted wanted;
    const auto members = arguments.number("members", -1);
    const auto products = arguments.number("products", 0);
    const auto balance = arguments.number("balance", 0);
    for (const auto *number : {&members, &products, &balance}) {
        if (!*number)
            return tl::unexpected(number->error());
    }
    if (*members < 0)
        return refuse(code::wrongUse, QStringLiteral("sample needs --members N."));
    return Wanted{*members, *products, *balance, arguments.value("tokens")};
}

void giveBalance(sql::Connection &connection, const std::vector<access::IssuedSession> &sessions, Money balance,
                 Instant now)
{
    for (const access::IssuedSession &session : sessions) {
        wallets::post(connection, {"sample:" + QByteArray::number(session.session.ownerId), wallets::Account::gateway(),
                                   wallets::Account::member(session.session.ownerId), balance, now});
    }
}

QByteArray createMembers(Backend &backend, const Wanted &wanted)
{
    Foundation &foundation = backend.foundation();
    const QByteArray hash = foundation.passwords.hashNow(QString::fromLatin1(demoPassword(foundation)));
    QByteArray lines;
    for (qint64 made = 0; made < wanted.members; made += membersATransaction) {
        const int count = int(std::min<qint64>(membersATransaction, wanted.members - made));
        const auto reply = foundation.database.write(sql::Queue::Background, [&](sql::Connection &connection) {
            const Instant now = foundation.clock();
            const auto sessions =
                members::createSampleMembers(connection, {count, hash}, {foundation.ids, foundation.memberTokens}, now);
            if (wanted.balance > 0)
                giveBalance(connection, sessions, wanted.balance, now);
            return members::tokenLines(sessions);
        });
        lines += reply.get();
    }
    return lines;
}

Result<void> writeTokens(const QString &path, const QByteArray &lines)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(lines) != lines.size() ||
        !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || !file.commit())
        return refuse(code::fileUnusable, QStringLiteral("%1 cannot be written: %2").arg(path, file.errorString()));
    return {};
}

Result<void> fill(const Settings &settings, const Wanted &wanted)
{
    const auto folder = DataFolder::lock(settings.dataFolder);
    if (!folder)
        return tl::unexpected(folder.error());
    const auto admission = Admission::toChange(settings);
    if (!admission)
        return tl::unexpected(admission.error());
    Backend backend(*admission);
    if (const auto opened = backend.open(); !opened)
        return opened;
    const QByteArray lines = createMembers(backend, wanted);
    if (wanted.products > 0)
        catalog::createSampleProducts(backend.modules().catalog.parts(), wanted.products);
    return wanted.tokensFile.isEmpty() ? Result<void>() : writeTokens(wanted.tokensFile, lines);
}

/// Where there is no shop there is nothing to remove, and none is made.
Result<Admission> findShop(const Settings &settings)
{
    try {
        return Admission::toRead(settings);
    } catch (const sql::Failure &failure) {
        return noDatabase(failure);
    }
}

Result<void> removeAll(const Settings &settings)
{
    const auto shop = findShop(settings);
    if (!shop)
        return tl::unexpected(shop.error());
    const auto folder = DataFolder::lock(settings.dataFolder);
    if (!folder)
        return tl::unexpected(folder.error());
    Backend backend(*shop);
    if (const auto opened = backend.open(); !opened)
        return opened;
    load::RemoveSamples &samples = backend.modules().load.samples();
    load::RemovedSamples all;
    load::RemovedSamples some;
    do {
        some = QCoro::waitFor(samples.run({}));
        all.orders += some.orders;
        all.rehearsals += some.rehearsals;
        all.members += some.members;
    } while (some.more);
    const auto left =
        backend.foundation().database.read([&](sql::Connection &connection) { return samples.left(connection); }).get();
    std::printf("%lld orders, %lld rehearsals and %lld members of load runs removed\n", all.orders, all.rehearsals,
                all.members);
    const qint64 others = left.members - left.charged;
    if (left.orders + left.rehearsals + others > 0)
        std::printf("%lld orders, %lld rehearsals and %lld members stay: in use, under way or waiting for a person\n",
                    left.orders, left.rehearsals, others);
    std::printf("What `sample --members` and `--products` made stays: it is like everybody else's.\n");
    if (left.charged > 0)
        std::printf("%lld members stay for good: they charged a balance at the gateway, which goes on knowing them\n",
                    left.charged);
    return {};
}

int removeCommand(const Arguments &arguments)
{
    for (const char *other : {"members", "products", "balance", "tokens"}) {
        if (!arguments.value(other).isEmpty())
            return report({code::wrongUse, QStringLiteral("--remove goes with --data and --config alone."), {}, {}});
    }
    const auto settings = settingsFor(arguments);
    if (!settings)
        return report(settings.error());
    const work::Loop loop;
    const auto removed = removeAll(*settings);
    return removed ? exitGood : report(removed.error());
}

} // namespace

int sampleCommand(const QStringList &words)
{
    const auto arguments = parseArguments(words, syntax);
    if (!arguments)
        return report(arguments.error());
    if (arguments->has("remove"))
        return removeCommand(*arguments);
    const auto wanted = wantedFrom(*arguments);
    if (!wanted)
        return report(wanted.error());
    const auto settings = settingsFor(*arguments);
    if (!settings)
        return report(settings.error());
    const work::Loop loop;
    if (const auto filled = fill(*settings, *wanted); !filled)
        return report(filled.error());
    std::printf("%lld members and %lld products added\n", wanted->members, wanted->products);
    return exitGood;
}

} // namespace firstcome::app
