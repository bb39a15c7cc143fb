// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/load/load_module.h"
#include "backend/load/migrations.gen.h"
#include "backend/platform/access/load_role.h"
#include "tests/backend/catalog/shop_case.h"
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;
using test::Answer;
using test::Caller;
using test::ShopCase;

namespace {

/// The catalogue with load runs allowed as said.
struct RehearsalShop
{
    explicit RehearsalShop(const load::LoadRights &rights)
        : shop([this, rights](const catalog::CatalogModule &catalogue) {
              return std::make_unique<load::LoadModule>(load::LoadParts{
                  catalogue.parts(), orders, tokens, rights, [this](sql::Connection &) { return readiness; }});
          })
    {
        const QJsonObject sale{{QStringLiteral("openAt"), at(1h)},
                               {QStringLiteral("closeAt"), at(2h)},
                               {QStringLiteral("perMemberLimit"), 2}};
        product = shop.makeProduct(QStringLiteral("Ring"), {{QStringLiteral("sale"), sale}});
        path = QStringLiteral("/v1/ops/sales/%1/rehearsals").arg(product[u"sale"][u"id"].toString());
    }

    QString at(std::chrono::milliseconds fromNow) { return toIso(shop.edge.clock()() + fromNow); }
    Caller loadMember() { return shop.member(1004, http::Customer | access::loadRole); }

    load::ServerReadiness readiness{true, {}, 0.2};
    Changes changes;
    orders::OrderStore orders{changes};
    access::Tokens tokens{http::Audience::Member, {{"k1", QByteArray(32, 'x')}}};
    ShopCase shop;
    QJsonObject product;
    QString path;
};

} // namespace

/// POST /v1/ops/sales/{id}/rehearsals and what is seen of it from outside.
class RehearsalRoutesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void N10_itIsBegunSeenByItsMembersAndListed()
    {
        RehearsalShop load({true});
        Caller op = load.shop.asOperator();
        const Answer begun = op.post(load.path, {{QStringLiteral("stock"), 4}});
        QCOMPARE(begun.status, 201);
        QCOMPARE(begun.json[u"optionIds"].toArray().size(), 1);
        QVERIFY(fromIso(begun.text("expiresAt")));
        const QString product = QStringLiteral("/v1/products/") + begun.text("productId");
        const QList<QByteArray> strangers{{}, load.shop.member(1003).token(), load.shop.asSeller().token()};
        for (const QByteArray &token : strangers) {
            Caller stranger(load.shop.edge.url(), token);
            QCOMPARE(stranger.get(product).status, 404);
            QCOMPARE(stranger.get(product + QStringLiteral("/stock")).status, 404);
        }
        const Answer seen = load.loadMember().get(product);
        QCOMPARE(seen.status, 200);
        QCOMPARE(seen.text("name"), QStringLiteral("Ring"));
        QCOMPARE(seen.json[u"sale"][u"id"].toString(), begun.text("saleId"));
        QCOMPARE(seen.json[u"sale"][u"perMemberLimit"].toInt(), 2);
        QCOMPARE(load.loadMember().get(product + QStringLiteral("/stock")).json[u"options"][0][u"available"].toInt(),
                 4);
        QCOMPARE(op.get(QStringLiteral("/v1/ops/sales")).json[u"items"].toArray().size(), 1);
        // Asked for by its number it is there.
        QCOMPARE(op.get(QStringLiteral("/v1/ops/sales/") + begun.text("saleId")).status, 200);
        const QJsonValue listed = op.get(load.path).json[u"items"][0];
        QCOMPARE(listed[u"saleId"].toString(), begun.text("saleId"));
        QVERIFY(!listed[u"ended"].toBool(true));
        QVERIFY(!listed.toObject().contains(QStringLiteral("verdict")));
    }

    void N10_whatItsRunShowedIsTold()
    {
        RehearsalShop load({true});
        Caller op = load.shop.asOperator();
        const Answer begun = op.post(load.path, {});
        const QString verdict = load.path + u'/' + begun.text("saleId") + QStringLiteral("/verdict");
        QCOMPARE(op.post(verdict, {{QStringLiteral("peakPerSecond"), 5}}).status, 400);
        const QJsonObject told{{QStringLiteral("ok"), true}, {QStringLiteral("peakPerSecond"), 120}};
        QCOMPARE(load.shop.asOperator(permission::View).post(verdict, told).status, 403);
        QCOMPARE(op.post(verdict, told).status, 204);
        const QJsonValue kept = op.get(load.path).json[u"items"][0][u"verdict"];
        QVERIFY(kept[u"ok"].toBool());
        QCOMPARE(kept[u"peakPerSecond"].toInt(), 120);
        QCOMPARE(op.post(load.path + QStringLiteral("/999/verdict"), told).code(), QByteArray("SALE_NOT_FOUND"));
    }

    /// Closed by hand it is over at once, and what is told of it then is refused.
    void N10_closedByHandItIsOver()
    {
        RehearsalShop load({true});
        Caller op = load.shop.asOperator();
        const Answer begun = op.post(load.path, {});
        const QString sale = QStringLiteral("/v1/ops/sales/") + begun.text("saleId");
        // Its own checklist does not ask for a rehearsal of it.
        for (const QJsonValue &line : op.get(sale + QStringLiteral("/checklist")).json[u"items"].toArray())
            QVERIFY(line[u"item"].toString() != QLatin1StringView(checklist::rehearsal));
        const Answer closed = op.post(sale + QStringLiteral("/close"), {});
        QVERIFY2(closed.status == 200, closed.body.constData());
        QVERIFY(op.get(load.path).json[u"items"][0][u"ended"].toBool());
        const Answer late = op.post(load.path + u'/' + begun.text("saleId") + QStringLiteral("/verdict"),
                                    {{QStringLiteral("ok"), true}, {QStringLiteral("peakPerSecond"), 120}});
        QCOMPARE(late.status, 409);
        QCOMPARE(late.code(), QByteArray("STATE_CONFLICT"));
        QVERIFY(!op.get(load.path).json[u"items"][0].toObject().contains(QStringLiteral("verdict")));
    }

    void theChecklistFollowsTheSaleAndItsRehearsal()
    {
        RehearsalShop load({true});
        Caller op = load.shop.asOperator();
        QString path = load.path;
        path.replace(QStringLiteral("rehearsals"), QStringLiteral("checklist"));
        const auto open = [&] {
            QStringList items;
            for (const QJsonValue &line : op.get(path).json[u"items"].toArray()) {
                if (!line[u"ok"].toBool())
                    items.append(line[u"item"].toString() + u' ' + line[u"act"].toString());
            }
            return items;
        };
        QCOMPARE(open(), QStringList{QStringLiteral("REHEARSAL REHEARSE")});
        const Answer begun = op.post(load.path, {});
        const auto tell = [&](bool ok) {
            return op
                .post(load.path + u'/' + begun.text("saleId") + QStringLiteral("/verdict"),
                      {{QStringLiteral("ok"), ok}, {QStringLiteral("peakPerSecond"), 120}})
                .status;
        };
        QCOMPARE(tell(false), 204);
        QCOMPARE(open(), QStringList{QStringLiteral("REHEARSAL REHEARSE_AGAIN")});
        QCOMPARE(tell(true), 204);
        QCOMPARE(open(), QStringList{QStringLiteral("REHEARSAL REHEARSE_AGAIN")}); // the books have no order of it
        const QJsonValue books = op.get(load.path).json[u"items"][0][u"verdict"][u"books"];
        QCOMPARE(books[u"orders"].toInt(-1), 0);
        load.readiness = {false, {QStringLiteral("gateway")}, 9};
        QCOMPARE(open(),
                 (QStringList{QStringLiteral("GATEWAY LOOK_AT_BREAKERS"), QStringLiteral("BREAKERS LOOK_AT_BREAKERS"),
                              QStringLiteral("LAG LET_CATCH_UP"), QStringLiteral("REHEARSAL REHEARSE_AGAIN")}));
        QCOMPARE(op.get(QStringLiteral("/v1/ops/sales/999/checklist")).code(), QByteArray("SALE_NOT_FOUND"));
    }

    void N10_itIsRefusedWhereItMustNotBe()
    {
        RehearsalShop off({});
        const Answer refused = off.shop.asOperator().post(off.path, {});
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.code(), QByteArray("LOAD_OFF"));
        RehearsalShop load({true});
        QCOMPARE(load.shop.asOperator(permission::View | permission::SaleRun).post(load.path, {}).status, 403);
        for (const int stock : {0, -1, 1'000'001})
            QCOMPARE(load.shop.asOperator().post(load.path, {{QStringLiteral("stock"), stock}}).code(),
                     QByteArray("VALUE_INVALID"));
        QCOMPARE(load.shop.asOperator().post(QStringLiteral("/v1/ops/sales/999/rehearsals"), {}).code(),
                 QByteArray("SALE_NOT_FOUND"));
        // The same call twice is one rehearsal.
        const Caller::Headers key{{"Idempotency-Key", "k"}};
        Caller op = load.shop.asOperator();
        const Answer first = op.post(load.path, {}, key);
        QCOMPARE(op.post(load.path, {}, key).text("saleId"), first.text("saleId"));
        QCOMPARE(op.get(load.path).json[u"items"].toArray().size(), 1);
    }

    /// Nothing else is planned on shadow stock, and the rehearsal is not made longer.
    void N10_itStaysAsItIs()
    {
        RehearsalShop load({true});
        Caller op = load.shop.asOperator();
        const Answer begun = op.post(load.path, {});
        const QJsonObject sale{{QStringLiteral("productId"), begun.text("productId")},
                               {QStringLiteral("openAt"), load.at(30h)},
                               {QStringLiteral("closeAt"), load.at(40h)}};
        QCOMPARE(op.post(QStringLiteral("/v1/ops/sales"), sale).code(), QByteArray("PRODUCT_NOT_FOUND"));
        const QString path = QStringLiteral("/v1/ops/sales/") + begun.text("saleId");
        const Answer longer =
            op.patch(path, {{QStringLiteral("closeAt"), load.at(40h)}}, {{"If-Match", QByteArray("*")}});
        QCOMPARE(longer.code(), QByteArray("STATE_CONFLICT"));
        QCOMPARE(op.get(path).text("closeAt"), begun.text("expiresAt"));
    }
};

QTEST_GUILESS_MAIN(RehearsalRoutesTest)
#include "rehearsal_routes_test.moc"
