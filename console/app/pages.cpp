// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/pages.h"

#include "console/orders/orders_page.h"
#include "console/overview/overview_page.h"
#include "console/products/products_page.h"
#include "console/sales/sales_page.h"
#include "console/stock/stock_page.h"

namespace firstcome {

QList<PageEntry> allPages()
{
    return {pageEntry<OverviewPage>(), pageEntry<ProductsPage>(), pageEntry<SalesPage>(), pageEntry<StockPage>(),
            pageEntry<OrdersPage>()};
}

} // namespace firstcome
