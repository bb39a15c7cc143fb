// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/kafka/two_members.h"
#include "tests/support/waits.h"
#include <QDir>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int within = 60'000; // ms

/// The metrics in a query of Prometheus: of this shop all have an underscore, and so has one function.
QSet<QString> metricsIn(QString query)
{
    static const QRegularExpression labels(QStringLiteral("\\{[^}]*\\}|\"[^\"]*\""));
    static const QRegularExpression name(QStringLiteral("\\b[a-z]+(?:_[a-z]+)+\\b"));
    query.remove(labels);
    QSet<QString> metrics;
    auto matches = name.globalMatch(query);
    while (matches.hasNext())
        metrics.insert(matches.next().captured());
    metrics.remove(QStringLiteral("histogram_quantile"));
    return metrics;
}

QByteArray contents(const QString &file)
{
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

/// Of each "expr:", also one that goes on in a deeper line.
QSet<QString> askedByRules(const QString &file)
{
    static const QRegularExpression query(QStringLiteral("expr: (?:>\\s+)?(.*)"));
    QSet<QString> metrics;
    auto matches = query.globalMatch(QString::fromUtf8(contents(file)));
    while (matches.hasNext())
        metrics += metricsIn(matches.next().captured(1));
    return metrics;
}

QSet<QString> askedByDashboard(const QString &file)
{
    QSet<QString> metrics;
    for (const QJsonValue &panel : QJsonDocument::fromJson(contents(file)).object().value(u"panels").toArray()) {
        for (const QJsonValue &target : panel[u"targets"].toArray())
            metrics += metricsIn(target[u"expr"].toString());
    }
    return metrics;
}

/// The names of a /metrics, of histograms their series'.
QSet<QString> shown(const QByteArray &text)
{
    QSet<QString> names;
    for (const QByteArray &line : text.split('\n')) {
        if (!line.startsWith('#'))
            names.insert(QString::fromUtf8(line.left(line.indexOf(line.contains('{') ? '{' : ' '))));
    }
    return names;
}

} // namespace

/// What watches the shop asks for figures that there are.
class WatchedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void alertsAndDashboardsAskForWhatIsThere()
    {
        TwoMembers two;
        const QString absence = two.absence(QString::fromLatin1(byKafka));
        if (!absence.isEmpty())
            QSKIP(qPrintable(absence));
        const QString why = two.open(QString::fromLatin1(byKafka), 1);
        QVERIFY2(why.isEmpty(), qPrintable(why));
        Caller buyer(two.ann.url(), two.tokens.at(0));
        const auto order = [&](int quantity) {
            QJsonObject line = two.lines().at(0).toObject();
            line.insert(QStringLiteral("quantity"), quantity);
            return buyer.postOnce(
                QStringLiteral("/v1/orders"),
                {{QStringLiteral("lines"), QJsonArray{line}},
                 {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("BALANCE")}}}});
        };
        QCOMPARE(order(1).status, 201);
        QCOMPARE(order(1'000'000).status, 409);
        const auto figures = [&] { return Caller(two.ann.url()).get(QStringLiteral("/metrics")).body; };
        QVERIFY2(figures().contains("placement_outcomes_total{outcome=\"PLACED\"} 1\n"), figures().constData());
        QVERIFY(figures().contains("placement_outcomes_total{outcome=\"STOCK_INSUFFICIENT\"} 1\n"));
        WAIT_VERIFY(figures().contains("\norders_placed_today 1\n"), within);
        QVERIFY(figures().contains("\nbreaker_open{name=\"gateway\"} 0\n"));
        QVERIFY(figures().contains("\ndisk_full 0\n"));

        const QSet<QString> known = shown(figures());
        const QDir docker(qEnvironmentVariable("FIRSTCOME_SOURCE") + QStringLiteral("/docker"));
        QSet<QString> wanted = askedByRules(docker.filePath(QStringLiteral("prometheus/rules.yml")));
        QVERIFY(wanted.size() > 12);
        wanted += askedByDashboard(docker.filePath(QStringLiteral("grafana/dashboards/firstcome.json")));
        QVERIFY(wanted.size() > 24);
        wanted.remove(QStringLiteral("dead_letters")); // there are none
        for (const QString &metric : wanted)
            QVERIFY2(known.contains(metric), qPrintable(metric));
    }
};

QTEST_GUILESS_MAIN(WatchedTest)
#include "watched_test.moc"
