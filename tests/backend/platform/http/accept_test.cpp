// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/accept.h"
#include <QTest>

using namespace firstcome::http;

class AcceptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTypeLikedBestIsGiven_data()
    {
        QTest::addColumn<QByteArray>("accept");
        QTest::addColumn<QByteArray>("given");
        const auto row = [](const char *accept, const char *given) {
            QTest::newRow(accept) << QByteArray(accept) << QByteArray(given);
        };
        const char *json = "application/json";
        const char *csv = "text/csv";
        const char *pdf = "application/pdf";
        row("", json);
        row("*/*", json);
        row("text/csv", csv);
        row("TEXT/CSV", csv);
        row("text/csv; charset=utf-8", csv);
        row("application/pdf", pdf);
        row("text/*", csv);
        row("application/*", json);
        // Refused ones.
        row("text/csv;q=0", json);
        row("text/csv; q=0.000, application/pdf", pdf);
        row("application/json;q=0, */*", csv);
        row("*/*, application/json;q=0, text/csv;q=0", pdf);
        row("*/*;q=0", json);
        row("application/json;q=0", json); // nothing of it is to be had
        row("image/png", json);
        // The highest.
        row("application/json;q=0.5, text/csv;q=0.9", csv);
        row("text/csv;q=0.5, application/json;q=0.9", json);
        row("text/csv;q=0.5, application/json", json);
        row("text/csv;q=0.9, */*;q=0.1", csv);
        row("text/csv;q=0.1, */*;q=0.9", json);
        row("text/*;q=0.9, text/csv;q=0.1, application/json;q=0.5", json); // the nearest range decides
        // Of equals.
        row("text/csv, */*", csv);
        row("*/*, text/csv", csv);
        row("text/csv, application/json", csv);
        row("application/json, text/csv", json);
        row("text/html, application/pdf;q=0.8, text/csv;q=0.8", pdf);
        // What is no q is no.
        row("text/csv;q=much, application/json;q=0.1", json);
        row("text/csv;q=2, application/json;q=0.1", json);
        row(",, ;q=1, text/csv", csv);
        row("textcsv, /, *", json);
    }
    void theTypeLikedBestIsGiven()
    {
        QFETCH(QByteArray, accept);
        QFETCH(QByteArray, given);
        Request request;
        if (!accept.isEmpty())
            request.headers.emplace_back("accept", accept);
        QCOMPARE(preferredType(request, {"application/json", "text/csv", "application/pdf"}).toByteArray(), given);
        // The same in a header for each.
        Request apart;
        const QByteArrayList ranges = accept.split(',');
        for (const QByteArray &range : ranges)
            apart.headers.emplace_back("accept", range);
        QCOMPARE(preferredType(apart, {"application/json", "text/csv", "application/pdf"}).toByteArray(), given);
    }

    /// "q=0" is no, of the range that is nearest; not to name a type is none.
    void whatIsRefusedIsRefused_data()
    {
        QTest::addColumn<QByteArray>("accept");
        QTest::addColumn<bool>("isRefused");
        const auto row = [](const char *accept, bool isRefused) {
            QTest::newRow(accept) << QByteArray(accept) << isRefused;
        };
        row("", false);
        row("image/png", false);
        row("application/json", false);
        row("application/json;q=0", true);
        row("APPLICATION/JSON; q=0.000", true);
        row("application/json ; q = 0", true);
        row("application/json\t;\tQ\t=\t0.0\t, text/csv", true);
        row("application/json ; q = 0.5", false);
        row("application/json;q", false);
        row("application/*;q=0", true);
        row("*/*;q=0", true);
        row("text/csv, */*;q=0", true);
        row("text/csv;q=0", false);
        row("*/*;q=0, application/json", false);
        row("application/json;q=0, */*", true);
        row("application/json;q=0.001", false);
        row("application/problem+json;q=0", false);
    }
    void whatIsRefusedIsRefused()
    {
        QFETCH(QByteArray, accept);
        Request request;
        if (!accept.isEmpty())
            request.headers.emplace_back("accept", accept);
        QTEST(refusesType(request, "application/json"), "isRefused");
    }
};

QTEST_APPLESS_MAIN(AcceptTest)
#include "accept_test.moc"
