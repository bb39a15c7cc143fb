// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/shop.h"

#include <QFile>
#include <QTest>
#include <QUrlQuery>

using namespace firstcome;
using test::Answer;
using test::RunningBackend;
using test::Shop;

namespace {

const QByteArray ownFile = "상품코드,상품명,색상,판매가,수량\r\n"
                           "C-1,청소기,빨강,\"12,900원\",3\r\n"
                           "C-1,청소기,파랑,싸다,4\r\n"
                           "C-2,선풍기,,8000,5\r\n";
const QByteArray ownColumns =
    R"({"handle":"상품코드","name":"상품명","option1":"색상","price":"판매가","stock":"수량"})";
const auto storeName = QStringLiteral("Imported here");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

} // namespace

/// A file of a shop's own making: which column is which, what failed as a file, and that one mended and imported.
class ImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCommandLineTakesColumnsAndWritesWhatFailed()
    {
        const QString path = m_backend.dataFolder() + QStringLiteral("/own.csv");
        const QString failed = m_backend.dataFolder() + QStringLiteral("/failed.csv");
        write(path, ownFile);
        const QStringList words{QStringLiteral("import"),
                                QStringLiteral("products"),
                                path,
                                QStringLiteral("--store"),
                                storeName,
                                QStringLiteral("--new-store"),
                                QStringLiteral("--columns"),
                                QString::fromUtf8(ownColumns)};
        QCOMPARE(m_backend.command(words + QStringList{QStringLiteral("--failed"), failed}), 1);
        QVERIFY2(m_backend.output().contains("1 products created"), m_backend.output().constData());
        const QByteArray rows = contentOf(failed);
        QCOMPARE(rows.count("\r\n"), 3);
        QVERIFY2(rows.contains("C-1,청소기,파랑,싸다,4,\"판매가: "), rows.constData());
        write(failed, QByteArray(rows).replace("싸다", "13900"));
        const QStringList again{
            QStringLiteral("import"),    QStringLiteral("products"),   failed, QStringLiteral("--store"), storeName,
            QStringLiteral("--columns"), QString::fromUtf8(ownColumns)};
        QCOMPARE(m_backend.command(again), 0);
        QVERIFY2(m_backend.output().contains("1 products created"), m_backend.output().constData());
    }

    void wrongUseOfTheCommandIsNamedAndChangesNothing()
    {
        const QString path = m_backend.dataFolder() + QStringLiteral("/own.csv");
        QStringList words{QStringLiteral("import"), QStringLiteral("products"), path, QStringLiteral("--store"),
                          storeName};
        QCOMPARE(m_backend.command(words + QStringList{QStringLiteral("--store"), storeName}), 2);
        QVERIFY2(m_backend.output().contains("--store is given twice"), m_backend.output().constData());
        const QStringList typo{QStringLiteral("import"), QStringLiteral("products"), path, QStringLiteral("--store"),
                               storeName + u'x'};
        QCOMPARE(m_backend.command(typo), 3);
        QVERIFY2(m_backend.output().contains("There is no store"), m_backend.output().constData());
        QCOMPARE(m_backend.command(words + QStringList{QStringLiteral("--columns"), QStringLiteral("price=판매가")}),
                 2);
        QVERIFY2(m_backend.output().contains("--columns must be a JSON object"), m_backend.output().constData());
        QCOMPARE(m_backend.command(words + QStringList{QStringLiteral("--columns"),
                                                       QStringLiteral(R"({"handle":"상품코드","name":"이름"})")}),
                 1);
        QVERIFY2(m_backend.output().contains("no column \"이름\""), m_backend.output().constData());
        QCOMPARE(
            m_backend.command(words + QStringList{QStringLiteral("--columns"), QString::fromUtf8(ownColumns),
                                                  QStringLiteral("--failed"), QStringLiteral("/no/such/folder/f.csv")}),
            3);
        QVERIFY2(m_backend.output().contains("/no/such/folder/f.csv"), m_backend.output().constData());
    }

    void overHttpADryRunSaysWhatTheRealOneDoes()
    {
        QVERIFY2(m_backend.start({QStringLiteral("--demo")}), m_backend.output().constData());
        m_shop = std::make_unique<Shop>(m_backend);
        const QByteArray file =
            QByteArray(ownFile).replace("C-", "H-").replace("청소기", "가습기").replace("선풍기", "제습기");
        const Answer dry = import(file, true);
        QVERIFY2(dry.status == 200, dry.body.constData());
        const Answer real = import(file, false);
        for (const char *figure : {"created", "updated", "unchanged", "failed", "rows", "onSale"})
            QCOMPARE(real.json[QLatin1StringView(figure)], dry.json[QLatin1StringView(figure)]);
        QCOMPARE(real.json[QStringLiteral("created")].toInt(), 1);
        QCOMPARE(real.json[QStringLiteral("failed")].toInt(), 1);
        QCOMPARE(real.json[QStringLiteral("columns")][3][QStringLiteral("field")].toString(), QStringLiteral("price"));
        const Answer failed = failedRowsOf(real);
        QCOMPARE(failed.status, 200);
        QCOMPARE(failed.headers.value("content-type"), QByteArray("text/csv; charset=utf-8"));
        QVERIFY(failed.headers.value("content-disposition").contains("attachment"));
        QCOMPARE(failed.body, failedRowsOf(dry).body);
        QVERIFY(failed.body.startsWith("\xef\xbb\xbf"));
        QCOMPARE(failed.body.count("H-1"), 2);
        QVERIFY(!failed.body.contains("H-2"));
        const Answer mended = import(QByteArray(failed.body).replace("싸다", "13900"), false);
        QCOMPARE(mended.json[QStringLiteral("created")].toInt(), 1);
        QCOMPARE(mended.json[QStringLiteral("failed")].toInt(), 0);
        QCOMPARE(failedRowsOf(mended).code(), QByteArray("IMPORT_NOT_FOUND"));
    }

    void whatIsNoFieldOrNoColumnIsRefused()
    {
        QCOMPARE(import(ownFile, false, R"({"prise":"판매가"})").status, 400);
        const Answer unknown = import(ownFile, false, R"({"price":"가격"})");
        QCOMPARE(unknown.code(), QByteArray("FILE_INVALID"));
        QVERIFY2(unknown.body.contains("판매가"), unknown.body.constData());
        QCOMPARE(m_shop->shopper(1)->get(QStringLiteral("/v1/ops/imports/1/failed-rows")).status, 401);
    }

private:
    Answer import(const QByteArray &file, bool dryRun, const QByteArray &columns = ownColumns)
    {
        const QString path = QStringLiteral("/v1/ops/products/import?store=%1&dryRun=%2&columns=%3")
                                 .arg(QString::fromLatin1(QUrl::toPercentEncoding(storeName)),
                                      dryRun ? QStringLiteral("true") : QStringLiteral("false"),
                                      QString::fromLatin1(QUrl::toPercentEncoding(QString::fromUtf8(columns))));
        return m_shop->boss().send("POST", path, file, {{"Content-Type", "text/csv"}});
    }
    Answer failedRowsOf(const Answer &imported)
    {
        return m_shop->boss().get(QStringLiteral("/v1/ops/imports/%1/failed-rows").arg(imported.text("id")));
    }

    RunningBackend m_backend;
    std::unique_ptr<Shop> m_shop;
};

QTEST_GUILESS_MAIN(ImportTest)
#include "import_test.moc"
