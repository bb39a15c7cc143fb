// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/csv_answer.h"
#include "shared/base/csv_text.h"
#include "tests/backend/platform/http/edge_under_test.h"

using namespace firstcome;
using namespace firstcome::http;

namespace {

/// A list of so many items that counts how it is read.
struct List
{
    int size = 0;
    std::atomic<int> parts{0};
    std::atomic<int> largestPart{0};

    work::Reply<ListPart> read(const Page &page)
    {
        ++parts;
        largestPart = std::max(largestPart.load(), page.limit);
        const int from = page.cursor.toInt();
        const int to = std::min(size, from + page.limit);
        ListPart part;
        for (int i = from; i < to; ++i)
            part.items.append(QJsonObject{{QStringLiteral("id"), QString::number(299'000'000'000'000'000 + i)},
                                          {QStringLiteral("name"), QStringLiteral("=목걸이 %1").arg(i)},
                                          {QStringLiteral("price"), i * 1000},
                                          {QStringLiteral("gone"), false}});
        if (to < size)
            part.next = QByteArray::number(to);
        const work::Reply<ListPart> reply;
        reply.resolve(part);
        return reply;
    }
};

} // namespace

/// Lists as files.
class CsvAnswerTest : public QObject
{
    Q_OBJECT

    List m_list;
    std::unique_ptr<EdgeUnderTest> m_edge;

    Answer get(const QByteArray &query)
    {
        WireClient client = m_edge->client();
        return client.get("/list" + query, "Accept: text/csv\r\n");
    }

private Q_SLOTS:
    void init()
    {
        m_edge = std::make_unique<EdgeUnderTest>();
        m_edge->router.get("/list?q&limit&cursor", Policy::open(), AsyncHandler([this](const Request &request) {
                               const CsvFile file{"list.csv", {{"id", true}, {"name"}, {"price"}, {"gone"}, {"none"}}};
                               return csvAnswer(request, file, [this](const Page &page) { return m_list.read(page); });
                           }));
        m_edge->start();
        m_list.parts = 0;
        m_list.largestPart = 0;
    }
    void cleanup() { m_edge.reset(); }

    void everythingThatMatchesIsThere()
    {
        m_list.size = 2'500;
        const Answer answer = get("");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("Content-Type"), QByteArray("text/csv; charset=utf-8"));
        QVERIFY(answer.header("Content-Disposition").contains("list.csv"));
        QVERIFY(answer.header("Link").isEmpty());
        QVERIFY(answer.body.startsWith(QByteArray(csvMark) + "id,name,price,gone,none\r\n" +
                                       QStringLiteral("'299000000000000000,'=목걸이 0,0,false,\r\n").toUtf8()));
        QCOMPARE(answer.body.count("\r\n"), 2'501);
        QVERIFY(answer.body.endsWith(",2499000,false,\r\n"));
        // Nobody else waits for a reader for long.
        QCOMPARE(m_list.parts, 3);
        QCOMPARE(m_list.largestPart, csvRowsAtOnce);
    }

    void whatIsLeftHasAnAddress()
    {
        m_list.size = 5;
        const Answer first = get("?q=x%20y&limit=2");
        QCOMPARE(first.body.count("\r\n"), 3);
        const QByteArray link = first.header("Link");
        QVERIFY2(link.startsWith("</list?q=x%20y&limit=2&cursor=") && link.endsWith(">; rel=\"next\""),
                 link.constData());
        const QByteArray next = link.mid(6, link.indexOf('>') - 6);
        const Answer second = get(next);
        QCOMPARE(second.body.count("\r\n"), 2);
        QVERIFY(second.body.startsWith("'299000000000000002,"));
        QCOMPARE(second.header("Link").count("cursor="), 1);
    }

    void anAnswerHasAnEnd()
    {
        m_list.size = mostCsvRows + 1;
        const Answer answer = get("");
        QCOMPARE(answer.body.count("\r\n"), mostCsvRows + 1);
        QVERIFY(!answer.header("Link").isEmpty());
        QCOMPARE(get("?cursor=*").status, 400);
    }
};

QTEST_GUILESS_MAIN(CsvAnswerTest)
#include "csv_answer_test.moc"
