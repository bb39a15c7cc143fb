// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include "shared/base/result.h"
#include "shared/contract/order.h"
#include "shared/contract/payment.h"
#include "shared/load/journey/told.h"
#include <map>

namespace firstcome::load {

/// The server's own books, as far as a verdict needs them. Values only.
struct BookLine
{
    ToldLine line;
    LineState state = LineState::Reserved;
};

struct BookPayment
{
    Id id = 0;
    PaymentState state = PaymentState::Ready;
    Money amount = 0;
    Money canceled = 0;
};

struct BookOrder
{
    Id id = 0;
    Id member = 0; ///< 0 when the book read does not name it
    OrderState state = OrderState::PendingPayment;
    Money total = 0;
    Instant holdExpiresAt{};
    bool waitsForPerson = false;
    std::vector<BookLine> lines;
    std::vector<BookPayment> payments;
};

struct BookStock
{
    qint64 onHand = 0;
    qint64 held = 0;
    qint64 available = 0;
    qint64 sold = 0;
    bool operator==(const BookStock &) const = default;
};

struct BookAdmission
{
    qint64 sequence = 0;
    Id order = 0;
    Id member = 0;
    qint64 quantity = 0;
};

struct BookSale
{
    Id id = 0;
    std::optional<qint64> perMemberLimit;
    std::vector<BookAdmission> admissions; ///< as listed
    bool chainVerified = false;
    qint64 verifiedLength = 0;
};

struct BookInvariant
{
    QString id;
    QString name;
    bool ok = false;
    QString detail;
};

struct Books
{
    std::map<Id, BookStock> before; ///< by option
    std::map<Id, BookStock> after;
    Id lastOrderBefore = 0;         ///< the run's own have higher ones
    std::map<Id, BookOrder> orders; ///< placed since the run began
    std::vector<BookSale> sales;
    std::vector<BookInvariant> invariants;
    bool checkOk = false;
    Instant readAt{}; ///< by the server's clock, as are the deadlines
    /// When `after` was read, where it never stood still while the orders were read: holds kept ending meanwhile.
    std::optional<Instant> movedUntil;
};

/// How far an order's saga has come.
enum class SagaState : quint8 {
    Ended,
    WaitsForDeadline,
    WaitsForPerson,
    WaitsForCarrier,
    Undecided, ///< the gateway's answer to its payment is not known
    Moving,
    Overdue
};

SagaState sagaState(const BookOrder &order, Instant now);
/// Closed without a sale, so that its units went back.
bool givesBack(const BookOrder &order);
/// Whether the order still holds, or has bought, what the line says.
bool isLive(const BookOrder &order, const BookLine &line);

/// Readers of the operator's and the member's answers; unknown fields are ignored, a missing one is BOOKS_UNREADABLE.
Result<BookOrder> bookOrderFrom(const QJsonObject &json);
Result<std::pair<Id, BookStock>> bookStockFrom(const QJsonObject &json);
Result<BookAdmission> bookAdmissionFrom(const QJsonObject &json);
Result<std::vector<BookInvariant>> bookInvariantsFrom(const QJsonObject &json);

} // namespace firstcome::load
