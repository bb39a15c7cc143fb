// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/changes/changes.h"
#include "backend/platform/module/check.h"
#include "backend/platform/sql/connection.h"
#include "backend/stock/option.h"
#include "shared/base/result.h"
#include <span>

namespace firstcome::stock {

/// A change of an option's own fields; what is not given stays.
struct OptionChange
{
    std::optional<QString> name;
    std::optional<Money> price;
    std::optional<int> position;
    std::optional<qint64> importedStock;
    std::optional<OffSale> off;
};

/// Units that come, go or come back, for a cause that counts once.
struct StockMove
{
    Id optionId = 0;
    qint64 quantity = 0;
    QByteArray cause; ///< unique: "initial:7", "put-back:42"
};

/// Which options a list shows, in order of id.
struct OptionFilter
{
    QString text; ///< empty: all but those of rehearsals; else their name contains it (compared by its key), it is
                  ///< their id or their product's, or they are of one of the products; those of rehearsals only by id
    std::vector<Id> productIds; ///< only with a text
    Id after = 0;
    bool withDeleted = false;
};

/// By how much a transaction changes an option's counters.
struct CounterChange
{
    Id optionId = 0;
    qint64 onHand = 0;
    qint64 held = 0;
    qint64 sold = 0;
};

/// The tables `options` and `stock_entries`.
/// Invariant: every change raises `version` and is told after its commit; a repeated cause changes nothing.
/// Thread: inside a transaction of the writer; the reads in any.
class StockStore
{
public:
    explicit StockStore(const Changes &changes) : m_changes(changes) {}

    /// `option.onHand` is its initial stock, RECEIVED.
    void insertOption(sql::Connection &connection, const Option &option, Instant now) const;
    void insertOptions(sql::Connection &connection, std::span<const Option> options, Instant now) const;
    bool updateOption(sql::Connection &connection, Id optionId, const OptionChange &change, Instant now) const;
    /// The catalogue takes a whole product off sale, or puts it back.
    void offerProduct(sql::Connection &connection, Id productId, bool onSale, Instant now) const;
    /// Not for sale any more; its holds and orders go on.
    void deleteOptions(sql::Connection &connection, const std::vector<Id> &optionIds, Instant now) const;

    std::optional<Option> find(sql::Connection &connection, Id optionId) const;
    std::vector<Option> find(sql::Connection &connection, const std::vector<Id> &optionIds) const;
    /// The same, their rows locked in order of id until the transaction ends.
    std::vector<Option> lock(sql::Connection &connection, const std::vector<Id> &optionIds) const;
    /// All options of a product, so that no batch decides on them meanwhile.
    void lockOptionsOf(sql::Connection &connection, Id productId) const;
    /// By position, without deleted ones.
    std::vector<Option> optionsOf(sql::Connection &connection, Id productId) const;
    std::vector<Option> optionsOf(sql::Connection &connection, const std::vector<Id> &productIds) const;
    /// The same with those that were deleted, in order of id.
    std::vector<Option> everOf(sql::Connection &connection, const std::vector<Id> &productIds) const;
    std::vector<Option> page(sql::Connection &connection, const OptionFilter &filter, int limit) const;

    /// False when the cause was counted already; OPTION_NOT_FOUND, QUANTITY_INVALID.
    Result<bool> receive(sql::Connection &connection, const StockMove &move, Instant now) const;
    /// The same; STOCK_INSUFFICIENT when less is available.
    Result<bool> scrap(sql::Connection &connection, const StockMove &move, Instant now) const;
    /// Sold units come back; a repeated cause is left out.
    void putBack(sql::Connection &connection, const std::vector<StockMove> &moves, Instant now) const;

    /// An entry as it was counted.
    struct Entry
    {
        StockMove move;
        StockEntryKind kind = StockEntryKind::Received;
    };
    /// All whose cause begins so.
    std::vector<Entry> entriesCausedBy(sql::Connection &connection, const QByteArray &prefix) const;
    /// The entries of these causes go, as if they had never been: what that means for the counters.
    std::vector<CounterChange> takeEntries(sql::Connection &connection, const std::vector<QByteArray> &causes) const;
    /// Those of a rehearsal that is removed, with the entries of their initial stock. Nothing of them is held or sold.
    void removeShadows(sql::Connection &connection, const std::vector<Id> &optionIds) const;

    /// Takes units for an order: false when they are not available.
    bool hold(sql::Connection &connection, const OptionQuantity &units, Instant now) const;
    /// Changes counters in order of id and announces the result; a change that breaks an invariant is a bug.
    void change(sql::Connection &connection, std::vector<CounterChange> changes, Instant now) const;

    /// Tells everybody after the commit what these options have now.
    void announce(sql::Connection &connection, const std::vector<Id> &optionIds) const;

    /// Fills in the keys of names that were written before there were any; takes a blink where there are none.
    static void fillKeys(sql::Connection &connection);
    static Id highestId(sql::Connection &connection);
    static QList<Check> checks();

private:
    Result<bool> enter(sql::Connection &connection, const StockMove &move, StockEntryKind kind, Instant now) const;

    void tell(sql::Connection &connection, std::span<const OptionStock> stocks) const;

    const Changes &m_changes;
};

} // namespace firstcome::stock
