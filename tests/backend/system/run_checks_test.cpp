// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/system/run_checks.h"
#include "tests/support/engines.h"
#include <QJsonArray>
#include <QTest>

using namespace firstcome;
using system::EveryCheck;
using test::Engine;

namespace {

const Instant now = fromMillis(1'800'000'000'000);

/// One that says this of the database, or nothing.
Check saying(const char *id, const char *what = nullptr)
{
    const auto violation = [what](sql::Connection &, Instant) -> std::optional<QString> {
        return what ? std::optional(QString::fromLatin1(what)) : std::nullopt;
    };
    return {id, QStringLiteral("It is so."), violation};
}

} // namespace

/// What a shop is asked, by the command and by a server.
class RunChecksTest : public QObject
{
    Q_OBJECT

    /// "ok: a b!" with a mark at those that do not hold.
    static QByteArray resultOf(const EveryCheck &checks)
    {
        const auto database = Engine::create(QString::fromLatin1(Engine::sqlite), {});
        const QJsonObject result =
            database->read([&](sql::Connection &connection) { return system::runChecks(connection, checks, now); });
        QByteArray text = result[u"ok"].toBool() ? "ok:" : "broken:";
        for (const QJsonValue &item : result[u"invariants"].toArray())
            text += ' ' + item[u"id"].toString().toLatin1() + (item[u"ok"].toBool() ? "" : "!");
        return text;
    }

private Q_SLOTS:
    void everyOneIsAskedAndTheSchemaFirst()
    {
        QCOMPARE(resultOf({saying("schema"), {saying("a"), saying("b")}}), QByteArray("ok: schema a b"));
        QCOMPARE(resultOf({saying("schema"), {saying("a", "wrong"), saying("b")}}), QByteArray("broken: schema a! b"));
    }

    /// Of other tables than were made nothing is asked: it would fail, or tell nonsense.
    void ofADamagedSchemaNothingElseIsAsked()
    {
        Check never = saying("a");
        never.violation = [](sql::Connection &, Instant) -> std::optional<QString> { qFatal("asked all the same"); };
        QCOMPARE(resultOf({saying("schema", "another table"), {never}}), QByteArray("broken: schema!"));
    }
};

QTEST_GUILESS_MAIN(RunChecksTest)
#include "run_checks_test.moc"
