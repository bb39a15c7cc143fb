// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settlements/statements.h"

#include "backend/platform/http/accept.h"
#include "backend/platform/module/peers.h"
#include "backend/settlements/settlement_line_store.h"
#include "backend/settlements/settlement_query.h"
#include "backend/settlements/statement_pdf.h"
#include "shared/contract/error_codes.h"

namespace firstcome::settlements {

namespace {

http::CsvFile statementFile()
{
    return {"settlement.csv",
            {{"kind"}, {"orderId", true}, {"lineId", true}, {"claimId", true}, {"amount"}, {"fee"}, {"at"}}};
}

} // namespace

work::Reply<std::optional<Statements::Found>> Statements::find(const http::Request &request, Id onlySeller) const
{
    return m_ground.database.read(
        [this, id = request.idParameter(0), onlySeller](sql::Connection &connection) -> std::optional<Found> {
            const auto settlement = SettlementStore(connection).find(id);
            if (!settlement || (onlySeller && settlement->sellerId != onlySeller))
                return std::nullopt;
            const auto logins = m_ground.peers.logins(connection, {settlement->sellerId});
            return Found{*settlement, logins.empty() ? QString() : logins.begin()->second};
        });
}

http::ListReader Statements::readerOf(const Settlement &settlement) const
{
    return [this, day = settlement.day, sellerId = settlement.sellerId](http::Page part) {
        return m_ground.database.read([day, sellerId, part](sql::Connection &connection) {
            const LinePage page{day, sellerId, idFrom(QByteArrayView(part.cursor)).value_or(0)};
            auto lines = SettlementLineStore(connection).page(page, part.limit + 1);
            http::ListPart given;
            given.next = cut(lines, part.limit, [](const SettlementLine &line) { return line.id; });
            for (const SettlementLine &line : lines)
                given.items.append(toJson(line));
            return given;
        });
    };
}

QCoro::Task<http::Response> Statements::answer(const http::Request &request, Id onlySeller) const
{
    const auto finding = find(request, onlySeller);
    const std::optional<Found> found = co_await finding;
    if (!found)
        co_return http::problem(code::settlementNotFound, request);
    const QByteArrayView type = http::preferredType(request, {"application/json", "text/csv", "application/pdf"});
    if (type == "application/pdf") {
        const auto printing = print(request, *found);
        co_return co_await printing;
    }
    if (type == "text/csv") {
        const auto file = http::csvAnswer(request, statementFile(), readerOf(found->settlement));
        co_return co_await file;
    }
    co_return http::json(200, toJson(found->settlement, found->seller));
}

QCoro::Task<http::Response> Statements::print(const http::Request &request, Found found) const
{
    const QByteArray lang = request.queryValue("lang").value_or(QByteArray());
    if (!lang.isEmpty() && lang != "ko" && lang != "en")
        co_return http::problem({code::requestInvalid, QStringLiteral("lang takes ko or en."), {}, {}}, request);
    const LinePage page{found.settlement.day, found.settlement.sellerId, 0};
    const auto reading = m_ground.database.read(
        [page](sql::Connection &connection) { return SettlementLineStore(connection).page(page, mostPrintedLines); });
    Statement statement;
    statement.settlement = found.settlement;
    statement.seller = found.seller;
    statement.language = languageOf(lang, request.header("accept-language"));
    statement.lines = co_await reading;
    http::Response response = http::encoded(200, statementPdf(statement));
    response.contentType = "application/pdf";
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"settlement.pdf\"");
    co_return response;
}

QCoro::Task<http::Response> Statements::lines(const http::Request &request, Id onlySeller) const
{
    const auto page = http::pageOf(request);
    if (!page)
        co_return http::problem(page.error(), request);
    if (!page->cursor.isEmpty() && !idFrom(QByteArrayView(page->cursor)))
        co_return http::problem({code::requestInvalid, QStringLiteral("cursor is not one of this list."), {}, {}},
                                request);
    const auto finding = find(request, onlySeller);
    const std::optional<Found> found = co_await finding;
    if (!found)
        co_return http::problem(code::settlementNotFound, request);
    const auto reading = readerOf(found->settlement)(*page);
    const http::ListPart part = co_await reading;
    co_return http::page(part.items, part.next);
}

QCoro::Task<http::Response> Statements::list(const http::Request &request, SettlementFilter filter) const
{
    const auto period = periodOf(request);
    if (!period)
        co_return http::problem(period.error(), request);
    const auto below = belowOf(request);
    if (!below)
        co_return http::problem(below.error(), request);
    filter.period = *period;
    filter.before = below->before;
    const auto reading = m_ground.database.read([this, filter, seller = sellerIn(request), limit = below->limit](
                                                    sql::Connection &connection) mutable -> http::ListPart {
        http::ListPart given;
        if (!findSeller(connection, m_ground.peers, seller, filter.sellerId))
            return given;
        auto settlements = SettlementStore(connection).page(filter, limit + 1);
        given.next = cut(settlements, limit, [](const Settlement &settlement) { return settlement.id; });
        std::vector<Id> sellerIds;
        for (const Settlement &settlement : settlements)
            sellerIds.push_back(settlement.sellerId);
        const auto logins = m_ground.peers.logins(connection, sellerIds);
        for (const Settlement &settlement : settlements) {
            const auto login = logins.find(settlement.sellerId);
            given.items.append(toJson(settlement, login == logins.end() ? QString() : login->second));
        }
        return given;
    });
    const http::ListPart part = co_await reading;
    co_return http::page(part.items, part.next);
}

} // namespace firstcome::settlements
