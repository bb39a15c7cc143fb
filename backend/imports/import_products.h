// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/catalog_parts.h"
#include "backend/imports/import_plan.h"
#include <QHash>

namespace firstcome::imports {

/// A file for a store.
struct ImportJob
{
    QByteArray file;
    QString store;         ///< its name
    ColumnMapping columns; ///< what a person says of them
    bool dryRun = false;
    Missing missing = Missing::Named;
    bool makesStore = false; ///< where there is none of the name, the house gets one; else STORE_NOT_FOUND
    Id operatorId = 0;       ///< 0: the command line, which is not audited
    QByteArray requestId;
};

/// Brings a store's products, or their stock, to what a Shopify product or inventory file says.
/// Invariant: a second run of the same file changes nothing; a dry run says what the real one does; each product is
/// done whole or not at all; the writer is held for a few milliseconds at a time (`rowsASlice`), so that orders go on
/// beside it. A run that is cut off is finished by running it again. Thread: blocks; run it on a thread of its own,
/// never on a lane.
class ImportProducts
{
public:
    explicit ImportProducts(const catalog::CatalogParts &parts) : m_parts(parts) {}

    /// STORE_NOT_FOUND, FILE_INVALID: then nothing was changed.
    Result<ImportReport> run(const ImportJob &job) const;

private:
    struct Target
    {
        Id storeId = 0; ///< 0: a dry run for a store that is not there yet
        Id sellerId = 0;
        Id importId = 0;
        bool dryRun = false;
        Missing missing = Missing::Named;
        bool inventory = false;
    };

    /// One slice's transaction.
    struct Turn
    {
        Target target;
        Instant now{};
    };

    Result<Target> targetOf(const ImportJob &job) const;
    void audit(const ImportJob &job, const Target &target, AuditEntry entry) const;
    void runAll(const Target &target, const QList<CsvProduct> &products, ImportReport &report) const;
    int countLeftOut(const Target &target, const CsvCatalogue &catalogue) const;
    std::vector<ProductPlan> runSlice(const Target &target, const QList<CsvProduct> &slice) const;
    std::vector<ProductPlan> planAll(sql::Connection &connection, const Turn &turn,
                                     const QList<CsvProduct> &slice) const;
    std::optional<ProductPlan> plan(sql::Connection &connection, const Turn &turn, const CsvProduct &wanted,
                                    const Present &present) const;
    QHash<QString, Present> presentOf(sql::Connection &connection, const Target &target,
                                      const QList<CsvProduct> &slice) const;
    void apply(sql::Connection &connection, const Turn &turn, ProductPlan &plan) const;
    void insertOptions(sql::Connection &connection, const Turn &turn, const ProductPlan &plan) const;
    void applyOption(sql::Connection &connection, const Turn &turn, const OptionPlan &option) const;

    const catalog::CatalogParts &m_parts;
};

} // namespace firstcome::imports
