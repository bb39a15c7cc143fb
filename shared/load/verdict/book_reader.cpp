// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/verdict/book_reader.h"

#include "shared/contract/error_codes.h"
#include <QJsonArray>
#include <algorithm>
#include <set>
#include <thread>

namespace firstcome::load {

namespace {

Id idOf(const QJsonObject &object, const char *name)
{
    return idFrom(QStringView(object.value(QLatin1StringView(name)).toString())).value_or(0);
}

} // namespace

BookReader::BookReader(const Endpoint &endpoint, const Market &market, const std::vector<Member> &members)
    : m_market(market), m_shop(endpoint), m_sweep(endpoint)
{
    for (const Member &member : members)
        m_tokens.emplace(member.id, &member.accessToken);
}

const std::string *BookReader::tokenOf(Id member) const
{
    const auto found = m_tokens.find(member);
    return found == m_tokens.end() ? nullptr : found->second;
}

Result<void> BookReader::login(const OperatorLogin &login)
{
    const auto session =
        m_shop.post(QStringLiteral("/v1/ops/sessions"),
                    {{QStringLiteral("login"), login.login}, {QStringLiteral("password"), login.password}});
    if (!session)
        return tl::unexpected(session.error());
    m_shop.setToken(session->value(QLatin1StringView("accessToken")).toString().toLatin1());
    return {};
}

/// The list is filtered by the products' numbers first: a shop may have millions of options.
Result<std::map<Id, BookStock>> BookReader::readStock()
{
    std::set<Id> wanted;
    QStringList queries;
    for (const MarketProduct &product : m_market.products) {
        wanted.insert(product.options.begin(), product.options.end());
        queries.append(QStringLiteral("?q=%1").arg(product.id));
    }
    queries.append(QString());
    std::map<Id, BookStock> stock;
    for (const QString &query : std::as_const(queries)) {
        if (stock.size() == wanted.size())
            return stock;
        if (auto done = readStockOf(query, wanted, stock); !done)
            return tl::unexpected(done.error());
    }
    if (stock.size() < wanted.size())
        return refuse(code::booksUnreadable, QStringLiteral("The stock list lacks an option of the products."));
    return stock;
}

Result<void> BookReader::readStockOf(const QString &query, const std::set<Id> &wanted, std::map<Id, BookStock> &stock)
{
    std::optional<Refusal> trouble;
    const auto done = m_shop.each(QStringLiteral("/v1/ops/stock") + query, [&](const QJsonObject &item) {
        if (!wanted.contains(idOf(item, "optionId")))
            return true;
        const auto read = bookStockFrom(item);
        if (read)
            stock[read->first] = read->second;
        else
            trouble = read.error();
        return !trouble.has_value();
    });
    if (trouble)
        return tl::unexpected(*trouble);
    return done;
}

Result<void> BookReader::readBefore()
{
    auto stock = readStock();
    if (!stock)
        return tl::unexpected(stock.error());
    m_before = std::move(*stock);
    // Ids grow with time, so the highest one parts what was from what comes. In a list with the newest first it is the
    // first.
    Id previous = 0;
    return m_shop.each(QStringLiteral("/v1/ops/orders"), [&](const QJsonObject &item) {
        const Id id = idOf(item, "id");
        const bool newestFirst = id < previous;
        previous = id;
        m_lastOrderBefore = std::max(m_lastOrderBefore, id);
        return !newestFirst;
    });
}

Result<void> BookReader::waitUntilSettled(const BuyerJournal &journal)
{
    std::vector<OrderSweep::Wanted> moving;
    std::set<Id> toldPaid;
    for (const Grant &grant : journal.grants()) {
        if (const std::string *token = tokenOf(grant.member))
            moving.push_back({grant.order.id, token});
        if (grant.paying == Paying::Approved || grant.paying == Paying::Unknown)
            toldPaid.insert(grant.order.id);
    }
    const Moment until = momentNow() + settleWithin;
    while (!moving.empty() && momentNow() < until) {
        std::set<Id> settled;
        const auto read = m_sweep.read(moving, [&](Id id, const std::optional<BookOrder> &book) {
            const SagaState state = book ? sagaState(*book, serverNow()) : SagaState::Ended;
            const bool paying = state == SagaState::WaitsForDeadline && toldPaid.contains(id);
            const bool moves =
                state == SagaState::Moving || state == SagaState::Undecided || state == SagaState::Overdue;
            if (!moves && !paying)
                settled.insert(id);
        });
        if (!read)
            return read;
        std::erase_if(moving, [&settled](const OrderSweep::Wanted &each) { return settled.contains(each.order); });
        if (!moving.empty())
            std::this_thread::sleep_for(settleEvery);
    }
    return {};
}

/// The operator's list: who has ordered since the run began.
Result<void> BookReader::listOrders(Books &books)
{
    std::optional<Refusal> trouble;
    Id previous = 0;
    bool newestFirst = true;
    const auto done = m_shop.each(QStringLiteral("/v1/ops/orders"), [&](const QJsonObject &item) {
        auto order = bookOrderFrom(item);
        if (!order) {
            trouble = order.error();
            return false;
        }
        const Id id = order->id;
        newestFirst = newestFirst && (previous == 0 || id < previous);
        previous = id;
        if (id > m_lastOrderBefore)
            books.orders.emplace(id, std::move(*order));
        return id > m_lastOrderBefore || !newestFirst;
    });
    if (trouble)
        return tl::unexpected(*trouble);
    return done;
}

/// Each order in full, as its buyer; the operator's row stays for those whose buyer is not one of ours.
Result<void> BookReader::readOrders(const BuyerJournal &journal, Books &books)
{
    std::map<Id, Id> buyers;
    for (const auto &[id, order] : books.orders)
        buyers.emplace(id, order.member);
    for (const Grant &grant : journal.grants())
        buyers[grant.order.id] = grant.member;
    std::vector<OrderSweep::Wanted> wanted;
    for (const auto &[id, member] : buyers) {
        if (const std::string *token = tokenOf(member))
            wanted.push_back({id, token});
    }
    return m_sweep.read(wanted, [&books](Id id, std::optional<BookOrder> book) {
        if (!book)
            return;
        const auto listed = books.orders.find(id);
        if (listed != books.orders.end() && book->member == 0)
            book->member = listed->second.member;
        books.orders[id] = std::move(*book);
    });
}

Result<BookSale> BookReader::readSale(const MarketProduct &product)
{
    const QString path = QStringLiteral("/v1/ops/sales/%1/admissions").arg(product.sale);
    BookSale sale;
    sale.id = product.sale;
    sale.perMemberLimit = product.perMemberLimit;
    std::optional<Refusal> trouble;
    const auto done = m_shop.each(path, [&](const QJsonObject &item) {
        const auto admission = bookAdmissionFrom(item);
        if (admission)
            sale.admissions.push_back(*admission);
        else
            trouble = admission.error();
        return !trouble.has_value();
    });
    if (!done || trouble)
        return tl::unexpected(done ? *trouble : done.error());
    const auto verified = m_shop.post(path + QStringLiteral("/verify"));
    if (!verified)
        return tl::unexpected(verified.error());
    sale.chainVerified = verified->value(QLatin1StringView("ok")).toBool();
    sale.verifiedLength = verified->value(QLatin1StringView("length")).toInteger(-1);
    return sale;
}

Result<void> BookReader::readCheck(Books &books)
{
    const auto check = m_shop.post(QStringLiteral("/v1/ops/check"));
    if (!check)
        return tl::unexpected(check.error());
    auto invariants = bookInvariantsFrom(*check);
    if (!invariants)
        return tl::unexpected(invariants.error());
    books.invariants = std::move(*invariants);
    books.checkOk = check->value(QLatin1StringView("ok")).toBool();
    return {};
}

/// Orders and stock of one moment: a hold may end between the two, so both are read again until the stock stands still.
Result<void> BookReader::readOrdersAndStock(const BuyerJournal &journal, Books &books)
{
    auto stock = readStock();
    for (int reads = 0; stock && reads < readsAtMost; ++reads) {
        books.orders.clear();
        books.after = std::move(*stock);
        books.readAt = serverNow();
        auto read = listOrders(books);
        if (read)
            read = readOrders(journal, books);
        if (!read)
            return read;
        stock = readStock();
        if (stock && *stock == books.after)
            return {};
    }
    if (!stock)
        return tl::unexpected(stock.error());
    books.after = std::move(*stock);
    books.movedUntil = serverNow();
    return {};
}

Result<Books> BookReader::readAfter(const BuyerJournal &journal)
{
    Books books;
    books.before = m_before;
    books.lastOrderBefore = m_lastOrderBefore;
    auto done = readOrdersAndStock(journal, books);
    if (done)
        done = readCheck(books);
    if (!done)
        return tl::unexpected(done.error());
    for (const MarketProduct &product : m_market.products) {
        if (product.sale == 0)
            continue;
        auto sale = readSale(product);
        if (!sale)
            return tl::unexpected(sale.error());
        books.sales.push_back(std::move(*sale));
    }
    return books;
}

} // namespace firstcome::load
