// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/product_view.h"
#include "backend/catalog/store_store.h"
#include "backend/platform/http/csv_answer.h"

namespace firstcome::catalog {

/// The answers that shoppers', sellers' and operators' routes share.

QCoro::Task<http::Response> answerProducts(const CatalogParts &parts, ProductPage page, ProductDetail detail,
                                           bool counted);
/// All that match as a file for operators.
QCoro::Task<http::Response> answerProductsFile(const CatalogParts &parts, const http::Request &request,
                                               ProductFilter filter);
/// With its ETag where it can be edited. `sellerId`: whose it must be, else 404.
http::Response answerProduct(const http::Request &request, const std::optional<Product> &product, ProductDetail detail);
/// Filters by `q` and the page of the request.
QCoro::Task<http::Response> answerStores(const CatalogParts &parts, const http::Request &request,
                                         std::optional<Id> sellerId);

Refusal productNotFound();

} // namespace firstcome::catalog
