// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/imports/import_products.h"
#include "tests/backend/catalog/catalog_case.h"
#include "tests/support/engines.h"

namespace firstcome::test {

/// A catalogue into which files are imported.
struct Importer
{
    explicit Importer(Engine &engine) : engine(engine) {}

    Result<ImportReport> run(const QByteArray &file, bool dryRun = false,
                             imports::Missing missing = imports::Missing::Named)
    {
        imports::ImportJob job;
        job.file = file;
        job.store = QStringLiteral("Jewelry");
        job.dryRun = dryRun;
        job.missing = missing;
        job.makesStore = true;
        return imports::ImportProducts(parts).run(job);
    }

    /// "created/updated/unchanged/failed"
    QString counts(const QByteArray &file, bool dryRun = false)
    {
        const auto report = run(file, dryRun);
        if (!report)
            return QString::fromLatin1(report.error().code);
        return QStringLiteral("%1/%2/%3/%4")
            .arg(report->created)
            .arg(report->updated)
            .arg(report->unchanged)
            .arg(report->failed);
    }

    qint64 number(const QByteArray &sql)
    {
        return engine.read([&sql](sql::Connection &connection) {
            auto &row = connection.statement(sql);
            const qint64 number = row.next() ? row.integer(0) : -1;
            row.reset();
            return number;
        });
    }

    void write(const QByteArray &sql)
    {
        engine.write([&sql](sql::Connection &connection) { connection.statement(sql).exec(); });
    }

    /// Whether received - scrapped = on hand + sold for every option.
    bool conserved()
    {
        return number("SELECT COUNT(*) FROM options o WHERE o.on_hand + o.sold <> "
                      "COALESCE((SELECT SUM(CASE e.kind WHEN 'RECEIVED' THEN e.quantity WHEN 'SCRAPPED' THEN "
                      "-e.quantity ELSE 0 END) FROM stock_entries e WHERE e.option_id = o.id), 0)") == 0;
    }

    Engine &engine;
    TestGround ground{engine.database(), systemNow};
    CatalogCase given{ground};
    const catalog::CatalogParts &parts = given.parts();
};

} // namespace firstcome::test
