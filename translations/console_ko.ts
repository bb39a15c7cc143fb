<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>Admission</name>
    <message>
        <source>Place</source>
        <translation>순번</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>회원</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>수량</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>접수 시각</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>판정 시각</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>해시</translation>
    </message>
</context>
<context>
    <name>ApprovalListModel</name>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>What</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>About</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>변경</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>요청자</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>요청</translation>
    </message>
</context>
<context>
    <name>ClaimListModel</name>
    <message>
        <source>When the daily job completes a return that nobody has decided</source>
        <translation>아무도 결정하지 않은 반품을 일일 작업이 완료하는 시각</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>상품</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>요청</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>자동 완료</translation>
    </message>
</context>
<context>
    <name>DayListModel</name>
    <message>
        <source>Day</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Sellers</source>
        <translation>판매자 수</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>항목 수</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>정산액</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>정산됨</translation>
    </message>
</context>
<context>
    <name>DeadLetterListModel</name>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>이벤트</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>그룹</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>시도</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>뒤에 대기</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>발생</translation>
    </message>
</context>
<context>
    <name>GoLive</name>
    <message numerus="yes">
        <source>%n unit(s) were received, %1 are free.</source>
        <translation>
            <numerusform>%n개가 들어왔고 %1개가 남아 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>All are held or sold: receive more under Live stock.</source>
        <translation>모두 확보되었거나 팔렸습니다. 실시간 재고에서 더 입고하세요.</translation>
    </message>
    <message>
        <source>Stock was received.</source>
        <translation>재고가 들어왔습니다.</translation>
    </message>
    <message>
        <source>There is none: receive it under Live stock.</source>
        <translation>재고가 없습니다. 실시간 재고에서 입고하세요.</translation>
    </message>
    <message>
        <source>It sells at %1, %2.</source>
        <translation>판매 시간 %1, %2.</translation>
    </message>
    <message>
        <source>It is over: plan another sale.</source>
        <translation>끝났습니다. 다른 판매를 계획하세요.</translation>
    </message>
    <message>
        <source>Nobody can take all of it.</source>
        <translation>아무도 전부 가져갈 수 없습니다.</translation>
    </message>
    <message>
        <source>One person can: set a limit.</source>
        <translation>한 사람이 그럴 수 있습니다. 한도를 정하세요.</translation>
    </message>
    <message>
        <source>A person gets at most %1.</source>
        <translation>한 사람이 최대 %1개까지 살 수 있습니다.</translation>
    </message>
    <message>
        <source>That is all there is: set a lower limit.</source>
        <translation>그것이 전부입니다. 한도를 낮추세요.</translation>
    </message>
    <message>
        <source>Few can pay so quickly: hold for 2 minutes at least.</source>
        <translation>그렇게 빨리 결제할 수 있는 사람은 적습니다. 2분 이상 확보하세요.</translation>
    </message>
    <message>
        <source>Units come back late: hold for 30 minutes at most.</source>
        <translation>수량이 늦게 돌아옵니다. 30분까지만 확보하세요.</translation>
    </message>
    <message>
        <source>What is ordered is held for %1 until it is paid.</source>
        <translation>주문한 것은 결제될 때까지 %1 동안 확보됩니다.</translation>
    </message>
    <message>
        <source>The payment gateway can be reached.</source>
        <translation>결제 대행사에 연결됩니다.</translation>
    </message>
    <message>
        <source>Its breaker is not closed: see the overview for why.</source>
        <translation>차단기가 닫혀 있지 않습니다. 개요에서 이유를 보세요.</translation>
    </message>
    <message>
        <source>All breakers are closed.</source>
        <translation>모든 차단기가 닫혀 있습니다.</translation>
    </message>
    <message>
        <source>Not closed: %1.</source>
        <translation>닫히지 않음: %1.</translation>
    </message>
    <message>
        <source>Consumers are %1 s behind.</source>
        <translation>소비자가 %1초 밀려 있습니다.</translation>
    </message>
    <message>
        <source>Let them catch up first: payments and deliveries would start late.</source>
        <translation>먼저 따라잡게 하세요. 결제와 배송이 늦게 시작됩니다.</translation>
    </message>
    <message>
        <source>Nobody has: press Rehearse.</source>
        <translation>아직 하지 않았습니다. 리허설을 누르세요.</translation>
    </message>
    <message>
        <source>It did not: see its report in the Load lab, then rehearse again.</source>
        <translation>견디지 못했습니다. 부하 실험실에서 보고서를 보고 다시 리허설하세요.</translation>
    </message>
    <message>
        <source>It was rehearsed.</source>
        <translation>리허설을 했습니다.</translation>
    </message>
    <message>
        <source>The last rehearsal held: %1 arrivals a second at its peak, %2.</source>
        <translation>마지막 리허설을 견뎠습니다: 최고 초당 %1명, %2.</translation>
    </message>
    <message>
        <source>How far consumers are behind is not known.</source>
        <translation>소비자가 얼마나 뒤처져 있는지 알 수 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>The shop&apos;s own books: %n order(s), %1 a second at most, nothing sold twice.</source>
        <translation>
            <numerusform>상점 장부: 주문 %n건, 초당 최대 %1건, 중복 판매 없음.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>By the shop&apos;s own books %n unit(s) were sold twice: find out why, then rehearse again.</source>
        <translation>
            <numerusform>상점 장부에 따르면 %n개가 두 번 팔렸습니다. 원인을 찾은 뒤 다시 리허설하세요.</numerusform>
        </translation>
    </message>
    <message>
        <source>The shop&apos;s own books have no order of it: rehearse again with a crowd that buys.</source>
        <translation>상점 장부에 이 리허설의 주문이 없습니다. 구매하는 인원으로 다시 리허설하세요.</translation>
    </message>
</context>
<context>
    <name>ImportListModel</name>
    <message>
        <source>Dry run</source>
        <translation>모의 실행</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Taken off sale</source>
        <translation>판매 중지함</translation>
    </message>
    <message>
        <source>Only named</source>
        <translation>알리기만 함</translation>
    </message>
    <message>
        <source>What became of what the source took away</source>
        <translation>원본에서 사라진 것의 처리</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>스토어</translation>
    </message>
    <message>
        <source>Taken away</source>
        <translation>사라진 것</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>소요</translation>
    </message>
</context>
<context>
    <name>InstanceListModel</name>
    <message>
        <source>What it was started to do</source>
        <translation>이 인스턴스가 맡은 일</translation>
    </message>
    <message>
        <source>Of one core of the processor</source>
        <translation>CPU 코어 하나를 기준으로</translation>
    </message>
    <message>
        <source>Of the whole process</source>
        <translation>프로세스 전체</translation>
    </message>
    <message>
        <source>By how much its main loop is late</source>
        <translation>주 루프가 늦어진 시간</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>지금 열려 있는 수</translation>
    </message>
    <message>
        <source>Answers to shoppers and sellers</source>
        <translation>구매자와 판매자에게 한 응답</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Does</source>
        <translation>역할</translation>
    </message>
    <message>
        <source>CPU, %</source>
        <translation>CPU, %</translation>
    </message>
    <message>
        <source>Memory, MB</source>
        <translation>메모리, MB</translation>
    </message>
    <message>
        <source>Delay, ms</source>
        <translation>지연, ms</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Requests/s</source>
        <translation>요청/초</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>시작</translation>
    </message>
</context>
<context>
    <name>NewProduct</name>
    <message>
        <source>At least one option is needed.</source>
        <translation>옵션이 하나 이상 필요합니다.</translation>
    </message>
    <message>
        <source>Of several options each needs a name.</source>
        <translation>옵션이 여럿이면 각각 이름이 필요합니다.</translation>
    </message>
    <message>
        <source>Two options are named “%1”.</source>
        <translation>“%1” 옵션이 둘입니다.</translation>
    </message>
    <message>
        <source>Every option needs a price from %1 to %2.</source>
        <translation>옵션마다 %1에서 %2 사이의 가격이 필요합니다.</translation>
    </message>
    <message>
        <source>Stock is a number from 0 to %1.</source>
        <translation>재고는 0에서 %1 사이의 수입니다.</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (사본)</translation>
    </message>
    <message>
        <source>Choose a store.</source>
        <translation>상점을 고르세요.</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>이름이 필요합니다.</translation>
    </message>
</context>
<context>
    <name>OrderListModel</name>
    <message numerus="yes">
        <source>%1 + %Ln more</source>
        <translation>
            <numerusform>%1 외 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 – waits for a person: %2</source>
        <translation>%1 – 담당자 조치 대기: %2</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>품목</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>합계</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>결제</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>회원</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>주문 시각</translation>
    </message>
</context>
<context>
    <name>OverviewTiles</name>
    <message>
        <source>/s</source>
        <translation>/초</translation>
    </message>
    <message>
        <source>%1 an order</source>
        <translation>주문당 %1</translation>
    </message>
    <message>
        <source>nothing paid yet</source>
        <translation>아직 결제 없음</translation>
    </message>
    <message>
        <source>no order today yet</source>
        <translation>오늘 아직 주문 없음</translation>
    </message>
    <message>
        <source>% paid</source>
        <translation>% 결제</translation>
    </message>
    <message>
        <source>no request in the last 10 s</source>
        <translation>최근 10초간 요청 없음</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>half within %1 ms</source>
        <translation>절반이 %1 ms 이내</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>%1 of %2 in the last minute</source>
        <translation>최근 1분 %2건 중 %1건</translation>
    </message>
    <message>
        <source>waiting for a person: %1</source>
        <translation>담당자 처리 대기 %1건</translation>
    </message>
    <message>
        <source>every order has arrived</source>
        <translation>처리 중인 주문 없음</translation>
    </message>
    <message>
        <source>dead letters: %1</source>
        <translation>데드 레터 %1건</translation>
    </message>
    <message>
        <source>events waiting: %1</source>
        <translation>대기 중인 이벤트 %1건</translation>
    </message>
    <message>
        <source>s</source>
        <translation>초</translation>
    </message>
    <message>
        <source>of %1 closed</source>
        <translation>/ %1 닫힘</translation>
    </message>
    <message>
        <source>every dependency is reached</source>
        <translation>모든 의존 서비스 연결됨</translation>
    </message>
    <message>
        <source>not reached: %1</source>
        <translation>연결 안 됨: %1</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>확인 중</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>아직 확인 안 함</translation>
    </message>
    <message>
        <source>checked %1</source>
        <translation>%1 확인</translation>
    </message>
    <message>
        <source>of %1 hold</source>
        <translation>/ %1 충족</translation>
    </message>
    <message>
        <source>the last check failed</source>
        <translation>마지막 확인 실패</translation>
    </message>
    <message>
        <source>none is planned</source>
        <translation>예정된 판매 없음</translation>
    </message>
    <message>
        <source>closes in %1</source>
        <translation>%1 후 종료</translation>
    </message>
    <message>
        <source>opens in %1</source>
        <translation>%1 후 시작</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>Revenue today</source>
        <translation>오늘 매출</translation>
    </message>
    <message>
        <source>Conversion today</source>
        <translation>오늘 전환율</translation>
    </message>
    <message>
        <source>Answer time (p99)</source>
        <translation>응답 시간 (p99)</translation>
    </message>
    <message>
        <source>Failed requests</source>
        <translation>실패한 요청</translation>
    </message>
    <message>
        <source>Open sales</source>
        <translation>진행 중인 판매</translation>
    </message>
    <message>
        <source>Orders in flight</source>
        <translation>처리 중인 주문</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>지연</translation>
    </message>
    <message>
        <source>Breakers</source>
        <translation>차단기</translation>
    </message>
    <message>
        <source>Conservation</source>
        <translation>수량 보존</translation>
    </message>
    <message>
        <source>as a minute ago</source>
        <translation>1분 전과 같음</translation>
    </message>
    <message>
        <source>none a minute ago</source>
        <translation>1분 전에는 없음</translation>
    </message>
    <message>
        <source>%1 % more than a minute ago</source>
        <translation>1분 전보다 %1 % 많음</translation>
    </message>
    <message>
        <source>%1 % less than a minute ago</source>
        <translation>1분 전보다 %1 % 적음</translation>
    </message>
    <message>
        <source>the oldest since %1</source>
        <translation>가장 오래된 주문 %1 경과</translation>
    </message>
    <message>
        <source>%1 today</source>
        <translation>오늘 %1건</translation>
    </message>
    <message>
        <source>%1 placed · %2 delivered</source>
        <translation>접수 %1 · 배송 완료 %2</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Orders</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>개요</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>상품</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>판매</translation>
    </message>
    <message>
        <source>Live stock</source>
        <translation>실시간 재고</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Load lab</source>
        <translation>부하 실험실</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>기록기</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>이벤트</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>환불</translation>
    </message>
    <message>
        <source>Settlements</source>
        <translation>정산</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>인스턴스</translation>
    </message>
    <message>
        <source>Resilience</source>
        <translation>복원력</translation>
    </message>
</context>
<context>
    <name>PayoutListModel</name>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>판매자</translation>
    </message>
    <message>
        <source>Days from and to</source>
        <translation>정산 기간</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>정산서</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>요청</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>결정</translation>
    </message>
</context>
<context>
    <name>ProductDraft</name>
    <message>
        <source>At most %1 characters.</source>
        <translation>최대 %1자입니다.</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>이름을 입력하세요.</translation>
    </message>
    <message>
        <source>“%1”: a price from %2 to %3.</source>
        <translation>“%1”: 가격은 %2부터 %3까지입니다.</translation>
    </message>
    <message>
        <source>Two options are named “%1”.</source>
        <translation>이름이 “%1”인 옵션이 두 개입니다.</translation>
    </message>
    <message>
        <source>At most %1 tags.</source>
        <translation>태그는 최대 %1개입니다.</translation>
    </message>
    <message>
        <source>on sale</source>
        <translation>판매 중</translation>
    </message>
    <message>
        <source>off sale</source>
        <translation>판매 중지</translation>
    </message>
    <message>
        <source>“%1”: a stock from 0 to %2.</source>
        <translation>“%1”: 재고는 0부터 %2까지입니다.</translation>
    </message>
</context>
<context>
    <name>ProductListModel</name>
    <message>
        <source>Normal</source>
        <translation>일반</translation>
    </message>
    <message>
        <source>Flash, open</source>
        <translation>특가, 진행 중</translation>
    </message>
    <message>
        <source>Flash, planned</source>
        <translation>특가, 예정</translation>
    </message>
    <message>
        <source>%1 – edited, not saved yet</source>
        <translation>%1 – 편집됨, 아직 저장 안 됨</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>상품</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>스토어</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>카테고리</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>유형</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>옵션</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>가격</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>판매 가능</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>업데이트됨</translation>
    </message>
    <message>
        <source>Off sale</source>
        <translation>판매 중지</translation>
    </message>
</context>
<context>
    <name>RefusalReason</name>
    <message>
        <source>sold out</source>
        <translation>매진</translation>
    </message>
    <message>
        <source>limit reached</source>
        <translation>한도 도달</translation>
    </message>
    <message>
        <source>too early</source>
        <translation>시작 전</translation>
    </message>
    <message>
        <source>too late</source>
        <translation>종료 후</translation>
    </message>
    <message>
        <source>too busy</source>
        <translation>혼잡</translation>
    </message>
</context>
<context>
    <name>RunListModel</name>
    <message>
        <source>Of what went well, since it was due</source>
        <translation>성공한 요청, 보냈어야 할 때부터</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>시나리오</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>서버</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>걸린 시간</translation>
    </message>
    <message>
        <source>Requests/s</source>
        <translation>초당 요청</translation>
    </message>
    <message>
        <source>p99 ms</source>
        <translation>p99 ms</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Unsent</source>
        <translation>못 보냄</translation>
    </message>
</context>
<context>
    <name>Sale</name>
    <message>
        <source>Planned</source>
        <translation>예정</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1일 %2시간</translation>
    </message>
    <message>
        <source>opens in %1</source>
        <translation>%1 후 시작</translation>
    </message>
    <message>
        <source>closes in %1</source>
        <translation>%1 후 종료</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>%1 종료</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1시간</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1시간 %2분</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>상품</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>남은 시간</translation>
    </message>
    <message>
        <source>On the server&apos;s clock.</source>
        <translation>서버 시각 기준입니다.</translation>
    </message>
    <message>
        <source>Window (KST)</source>
        <translation>판매 기간 (KST)</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>한도</translation>
    </message>
    <message>
        <source>Units one person may have, over all orders.</source>
        <translation>모든 주문을 합쳐 한 사람이 살 수 있는 수량입니다.</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>보류</translation>
    </message>
    <message>
        <source>How long units stay held for an order that is not paid yet.</source>
        <translation>결제되지 않은 주문의 수량을 보류해 두는 시간입니다.</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>판매 가능</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>보류 중</translation>
    </message>
    <message>
        <source>Ordered and not paid yet.</source>
        <translation>주문되었으나 아직 결제되지 않은 수량입니다.</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>판매됨</translation>
    </message>
    <message>
        <source>Paid, less what came back.</source>
        <translation>결제된 수량에서 되돌아온 수량을 뺀 값입니다.</translation>
    </message>
    <message>
        <source>Admitted</source>
        <translation>입장</translation>
    </message>
    <message>
        <source>Orders that were let in: rows of the admission ledger.</source>
        <translation>입장이 허용된 주문: 입장 원장의 행 수입니다.</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>거절</translation>
    </message>
    <message>
        <source>Orders that were turned away.</source>
        <translation>거절된 주문입니다.</translation>
    </message>
    <message>
        <source>All held</source>
        <translation>모두 보류 중</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>매진</translation>
    </message>
</context>
<context>
    <name>SecondPerson</name>
    <message>
        <source>It waits for a second person.</source>
        <translation>다른 사람의 승인을 기다립니다.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
</context>
<context>
    <name>ServerAlert</name>
    <message>
        <source>The payment gateway refuses our key since %1: nobody can pay. Orders wait until the key is right.</source>
        <translation>%1부터 결제 대행사가 우리 키를 거절합니다. 아무도 결제할 수 없으며, 키가 바로잡힐 때까지 주문이 기다립니다.</translation>
    </message>
    <message>
        <source>Payments that differ from the gateway&apos;s book: %1</source>
        <translation>결제 대행사 장부와 다른 결제: %1건</translation>
    </message>
    <message>
        <source>The server&apos;s disk is full (%1 MB free): it takes no orders until there is room.</source>
        <translation>서버 디스크가 가득 찼습니다(남은 공간 %1MB). 공간이 생길 때까지 주문을 받지 않습니다.</translation>
    </message>
    <message>
        <source>Not reached: %1</source>
        <translation>연결되지 않음: %1</translation>
    </message>
    <message>
        <source>The oldest event has waited for %1</source>
        <translation>가장 오래된 이벤트가 %1 동안 기다리고 있습니다</translation>
    </message>
    <message>
        <source>Events that nobody could take: %1</source>
        <translation>처리하지 못한 이벤트: %1건</translation>
    </message>
</context>
<context>
    <name>SettingListModel</name>
    <message>
        <source>Setting</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>기본값</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>허용 범위</translation>
    </message>
    <message>
        <source>Changed by</source>
        <translation>바꾼 사람</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>바꾼 때</translation>
    </message>
</context>
<context>
    <name>StatementLineModel</name>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>수수료</translation>
    </message>
    <message>
        <source>When</source>
        <translation>시각</translation>
    </message>
</context>
<context>
    <name>StatementListModel</name>
    <message>
        <source>Day</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>판매자</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>항목 수</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>판매액</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>환불</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>수수료</translation>
    </message>
    <message>
        <source>Carried over</source>
        <translation>이월</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>정산액</translation>
    </message>
</context>
<context>
    <name>Stock</name>
    <message>
        <source>Product</source>
        <translation>상품</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>옵션</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>보유</translation>
    </message>
    <message>
        <source>Units in the house: available and held.</source>
        <translation>보유 중인 수량: 판매 가능 + 보류.</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>보류 중</translation>
    </message>
    <message>
        <source>Ordered and not paid yet.</source>
        <translation>주문되었으나 아직 결제되지 않은 수량입니다.</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>판매 가능</translation>
    </message>
    <message>
        <source>What can be ordered now: on hand less held.</source>
        <translation>지금 주문할 수 있는 수량: 보유 − 보류.</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>판매됨</translation>
    </message>
    <message>
        <source>Paid, less what came back.</source>
        <translation>결제된 수량에서 되돌아온 수량을 뺀 값입니다.</translation>
    </message>
    <message>
        <source>Taken /s</source>
        <translation>소진/초</translation>
    </message>
    <message>
        <source>Units held or sold a second, over the last 10 seconds.</source>
        <translation>최근 10초간 초당 보류되거나 판매된 수량입니다.</translation>
    </message>
    <message>
        <source>Sold out in</source>
        <translation>매진까지</translation>
    </message>
    <message>
        <source>If it goes on as in the last 10 seconds.</source>
        <translation>최근 10초 추세가 이어질 경우입니다.</translation>
    </message>
    <message>
        <source>Last minute</source>
        <translation>최근 1분</translation>
    </message>
    <message>
        <source>Units taken, second by second.</source>
        <translation>초 단위 소진 수량입니다.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Every option</source>
        <translation>모든 옵션</translation>
    </message>
    <message>
        <source>Selling</source>
        <translation>판매 중</translation>
    </message>
    <message>
        <source>Something was taken in the last 10 seconds</source>
        <translation>최근 10초간 소진된 수량이 있음</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>부족</translation>
    </message>
    <message>
        <source>A tenth or less is left</source>
        <translation>10분의 1 이하로 남음</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>매진</translation>
    </message>
    <message>
        <source>Nothing can be ordered</source>
        <translation>주문 가능한 수량 없음</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>재고 있음</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>삭제됨</translation>
    </message>
    <message>
        <source>Off sale</source>
        <translation>판매 중지</translation>
    </message>
</context>
<context>
    <name>approval</name>
    <message>
        <source>received</source>
        <translation>입고</translation>
    </message>
    <message>
        <source>scrapped</source>
        <translation>폐기</translation>
    </message>
    <message>
        <source>refund</source>
        <translation>환불</translation>
    </message>
    <message>
        <source>return</source>
        <translation>반품</translation>
    </message>
    <message>
        <source>requested</source>
        <translation>요청됨</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>승인됨</translation>
    </message>
    <message>
        <source>paid out</source>
        <translation>지급됨</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>보유</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>판매 가능</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>수량</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>Goes back</source>
        <translation>환불 금액</translation>
    </message>
    <message>
        <source>Paid back of the line</source>
        <translation>이 품목의 환불액</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Back on sale</source>
        <translation>다시 판매</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>잔액</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>권한</translation>
    </message>
    <message>
        <source>Change of a setting</source>
        <translation>설정 변경</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>오프셋</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>환불</translation>
    </message>
    <message>
        <source>Payout</source>
        <translation>지급</translation>
    </message>
    <message>
        <source>Stock correction</source>
        <translation>재고 조정</translation>
    </message>
    <message>
        <source>Offset reset</source>
        <translation>오프셋 재설정</translation>
    </message>
    <message>
        <source>Replay of events</source>
        <translation>이벤트 재처리</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>승인됨</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>거절됨</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>철회됨</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>만료됨</translation>
    </message>
    <message>
        <source>What it was about was no longer so, and it was closed.</source>
        <translation>대상이 그사이 달라져서 종료되었습니다.</translation>
    </message>
    <message>
        <source>Events that wait</source>
        <translation>기다리는 이벤트</translation>
    </message>
    <message>
        <source>Events to be applied</source>
        <translation>적용할 이벤트</translation>
    </message>
    <message>
        <source>Mended copies of them</source>
        <translation>그중 고친 사본</translation>
    </message>
    <message>
        <source>A second</source>
        <translation>초당</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>파티션</translation>
    </message>
</context>
<context>
    <name>breaker</name>
    <message>
        <source>Database</source>
        <translation>데이터베이스</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>Kafka</source>
        <translation>Kafka</translation>
    </message>
    <message>
        <source>Payment gateway</source>
        <translation>결제사</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>택배사</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>메일</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>정상</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>차단됨</translation>
    </message>
    <message>
        <source>Half open</source>
        <translation>시험 중</translation>
    </message>
    <message>
        <source>Forced open</source>
        <translation>강제 차단</translation>
    </message>
    <message>
        <source>Forced closed</source>
        <translation>강제 연결</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>차단기 꺼짐</translation>
    </message>
    <message>
        <source>reverts in %1</source>
        <translation>%1 뒤 되돌아감</translation>
    </message>
    <message>
        <source>half open in %1</source>
        <translation>%1 뒤 시험</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>실패 %1</translation>
    </message>
    <message>
        <source>not called lately</source>
        <translation>최근 호출 없음</translation>
    </message>
    <message>
        <source>last %1 calls, %2 slow</source>
        <translation>최근 %1회, 느림 %2</translation>
    </message>
    <message>
        <source>Every call that needs the database is refused: nobody can buy, and the console shows no figures.</source>
        <translation>데이터베이스가 필요한 모든 호출이 거절됩니다. 아무도 살 수 없고 콘솔에도 수치가 나오지 않습니다.</translation>
    </message>
    <message>
        <source>The instances hear of each other through the database alone, within two seconds. Selling goes on.</source>
        <translation>인스턴스들은 데이터베이스로만 2초 안에 서로의 변경을 압니다. 판매는 계속됩니다.</translation>
    </message>
    <message>
        <source>Events wait until it reverts, and orders with them. Selling goes on.</source>
        <translation>되돌아갈 때까지 이벤트와 그 주문이 기다립니다. 판매는 계속됩니다.</translation>
    </message>
    <message>
        <source>No payment is confirmed and none goes back. Shoppers are told to try again; what they hold ends at its time.</source>
        <translation>결제가 승인되지도 환불되지도 않습니다. 구매자에게는 다시 시도하라고 알리고, 선점한 수량은 제시간에 풀립니다.</translation>
    </message>
    <message>
        <source>No delivery is requested or called back until it reverts. Selling goes on.</source>
        <translation>되돌아갈 때까지 배송을 요청하거나 회수하지 않습니다. 판매는 계속됩니다.</translation>
    </message>
    <message>
        <source>Mails wait until it reverts: nobody new can prove an address. Selling goes on.</source>
        <translation>되돌아갈 때까지 메일이 기다립니다. 새로 가입하는 사람은 주소를 확인할 수 없습니다. 판매는 계속됩니다.</translation>
    </message>
    <message>
        <source>It is not called until it reverts.</source>
        <translation>되돌아갈 때까지 호출하지 않습니다.</translation>
    </message>
    <message>
        <source>It would not have opened.</source>
        <translation>차단되지 않았을 것입니다.</translation>
    </message>
    <message numerus="yes">
        <source>It would have opened %Ln time(s)</source>
        <translation>
            <numerusform>%Ln번 차단되었을 것입니다</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, for %2 in all; %3 calls turned away.</source>
        <translation>%1. 모두 %2 동안, 돌려보낸 호출 %3회.</translation>
    </message>
</context>
<context>
    <name>cancel</name>
    <message>
        <source>The permission order.act is missing.</source>
        <translation>order.act 권한이 없습니다.</translation>
    </message>
    <message>
        <source>The order is closed: %1.</source>
        <translation>종결된 주문입니다: %1.</translation>
    </message>
    <message>
        <source>It is being paid; the payment&apos;s outcome decides first.</source>
        <translation>결제가 진행 중입니다. 결제 결과가 먼저 정해져야 합니다.</translation>
    </message>
    <message>
        <source>A part of it is on its way already; it can come back as a return.</source>
        <translation>일부가 이미 배송 중이며, 반품으로 처리할 수 있습니다.</translation>
    </message>
    <message>
        <source>The server does not allow it now.</source>
        <translation>지금은 서버가 허용하지 않습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln delivery(s) are taken back from the carrier.</source>
        <translation>
            <numerusform>배송 %Ln건을 택배사에서 회수합니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 goes back to the member&apos;s balance.</source>
        <translation>%1이(가) 회원 잔액으로 환불됩니다.</translation>
    </message>
    <message>
        <source>%1 is paid back through the gateway.</source>
        <translation>%1이(가) 결제 게이트웨이를 통해 환불됩니다.</translation>
    </message>
    <message>
        <source>Nothing was paid, so no money moves.</source>
        <translation>결제된 금액이 없어 환불도 없습니다.</translation>
    </message>
    <message>
        <source>The member&apos;s allowance in the flash sale stays used up.</source>
        <translation>회원의 특가 판매 한도는 사용된 상태로 유지됩니다.</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 × %2 is no longer held.</source>
        <translation>%1 × %2의 보류가 해제됩니다.</translation>
    </message>
    <message>
        <source>%1 × %2 goes back into stock.</source>
        <translation>%1 × %2의 수량이 재고로 돌아갑니다.</translation>
    </message>
</context>
<context>
    <name>claim</name>
    <message>
        <source>Return</source>
        <translation>반품</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>환불</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>철회됨</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>거절됨</translation>
    </message>
    <message>
        <source>Being paid back</source>
        <translation>환불 중</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>the daily job</source>
        <translation>일일 작업</translation>
    </message>
    <message>
        <source>the seller</source>
        <translation>판매자</translation>
    </message>
    <message>
        <source>an operator</source>
        <translation>운영자</translation>
    </message>
    <message>
        <source>%1 went back at the payment gateway</source>
        <translation>결제 대행사를 통해 %1 환불됨</translation>
    </message>
    <message>
        <source>%1 went back to the balance</source>
        <translation>잔액으로 %1 환불됨</translation>
    </message>
    <message>
        <source>Ended by hand: a person saw to the money</source>
        <translation>수동 종료: 담당자가 처리함</translation>
    </message>
    <message>
        <source>Nothing of the payment was left to go back</source>
        <translation>환불할 결제 금액이 남아 있지 않았음</translation>
    </message>
    <message>
        <source>%1 goes back to the shopper&apos;s balance.</source>
        <translation>구매자 잔액으로 %1 환불됩니다.</translation>
    </message>
    <message>
        <source>%1 goes back at the payment gateway.</source>
        <translation>결제 대행사를 통해 %1 환불됩니다.</translation>
    </message>
    <message>
        <source>%1 of what was asked for stays paid.</source>
        <translation>요청 금액 중 %1은(는) 환불되지 않습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s) are for sale again.</source>
        <translation>
            <numerusform>%Ln개가 다시 판매됩니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s) are scrapped.</source>
        <translation>
            <numerusform>%Ln개가 폐기됩니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>The shopper keeps the goods.</source>
        <translation>구매자가 상품을 갖습니다.</translation>
    </message>
    <message>
        <source>It cannot be taken back.</source>
        <translation>되돌릴 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>connection</name>
    <message>
        <source>since %1</source>
        <translation>%1부터</translation>
    </message>
    <message>
        <source>trying now</source>
        <translation>지금 시도 중</translation>
    </message>
    <message>
        <source>next try in %1 s</source>
        <translation>%1초 후 재시도</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>연결됨</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>연결 중</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>다시 연결 중</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>로그아웃됨</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>연결 안 됨</translation>
    </message>
    <message>
        <source>Nothing live</source>
        <translation>실시간 정보 없음</translation>
    </message>
    <message>
        <source>the permission view is missing</source>
        <translation>view 권한이 없습니다</translation>
    </message>
</context>
<context>
    <name>environment</name>
    <message>
        <source>This computer</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>스테이징</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>운영</translation>
    </message>
</context>
<context>
    <name>firstcome::AboutDialog</name>
    <message>
        <source>About Firstcome</source>
        <translation>Firstcome 정보</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>서버</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Sells limited stock to a crowd, first come, first served.</source>
        <translation>한정 재고를 몰려드는 고객에게 선착순으로 판매합니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::AdmissionsView</name>
    <message>
        <source>The ledger could not be loaded: %1</source>
        <translation>원장을 불러올 수 없음: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Being verified</source>
        <translation>검증 중</translation>
    </message>
    <message>
        <source>Every row is followed from the first…</source>
        <translation>첫 행부터 모든 행을 따라가며 확인합니다…</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>검증 안 됨</translation>
    </message>
    <message>
        <source>Each row&apos;s hash covers the row before it.</source>
        <translation>각 행의 해시에는 바로 앞 행이 포함됩니다.</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>온전함</translation>
    </message>
    <message>
        <source>All %1 admissions follow from the first without gap or change. Head %2…</source>
        <translation>입장 %1건이 첫 행부터 누락이나 변경 없이 이어집니다. 헤드 %2…</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>손상됨</translation>
    </message>
    <message>
        <source>The chain breaks at place %1: that row or one before it was changed.</source>
        <translation>체인이 순번 %1에서 끊김: 해당 행 또는 그 앞의 행이 변경되었습니다.</translation>
    </message>
    <message>
        <source>The chain does not end at the head that was kept: rows are missing.</source>
        <translation>체인의 끝이 보관된 헤드와 다름: 누락된 행이 있습니다.</translation>
    </message>
    <message>
        <source>Export the ledger</source>
        <translation>원장 내보내기</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 파일 (*.csv)</translation>
    </message>
    <message>
        <source>Exported %1 admissions.</source>
        <translation>입장 %1건을 내보냈습니다.</translation>
    </message>
    <message>
        <source>Not exported: %1</source>
        <translation>내보내지 못함: %1</translation>
    </message>
    <message>
        <source>Verify chain</source>
        <translation>체인 검증</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>CSV 내보내기…</translation>
    </message>
    <message>
        <source>Open order</source>
        <translation>주문 열기</translation>
    </message>
    <message>
        <source>Admission ledger</source>
        <translation>입장 원장</translation>
    </message>
    <message>
        <source>Nobody was let in yet</source>
        <translation>아직 입장한 주문 없음</translation>
    </message>
    <message>
        <source>Every order the sale grants gets its place here, in order of receipt.</source>
        <translation>판매에서 승인된 모든 주문이 접수 순서대로 여기에 순번을 받습니다.</translation>
    </message>
    <message>
        <source>There is no admission yet.</source>
        <translation>아직 입장 기록이 없습니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::AlertList</name>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
</context>
<context>
    <name>firstcome::ApprovalDetails</name>
    <message>
        <source>Reject it?</source>
        <translation>거절할까요?</translation>
    </message>
    <message>
        <source>Nothing of it is done, and %1 sees your reason.</source>
        <translation>아무것도 실행되지 않으며 %1 님이 사유를 봅니다.</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>거절</translation>
    </message>
    <message>
        <source>Leave it waiting</source>
        <translation>대기 상태로 두기</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Withdraw it?</source>
        <translation>철회할까요?</translation>
    </message>
    <message>
        <source>Nothing of it is done; it can be asked for again.</source>
        <translation>아무것도 실행되지 않으며 다시 요청할 수 있습니다.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>철회</translation>
    </message>
    <message>
        <source>Approved, and done.</source>
        <translation>승인하고 실행했습니다.</translation>
    </message>
    <message>
        <source>Rejected; nothing was done.</source>
        <translation>거절했습니다. 아무것도 실행되지 않았습니다.</translation>
    </message>
    <message>
        <source>Withdrawn; nothing was done.</source>
        <translation>철회했습니다. 아무것도 실행되지 않았습니다.</translation>
    </message>
    <message>
        <source>Not decided: %1</source>
        <translation>결정하지 못함: %1</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>변경된 내용</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>변경될 내용</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Select what waits first.</source>
        <translation>먼저 대기 중인 것을 고르세요.</translation>
    </message>
    <message>
        <source>It is being decided.</source>
        <translation>처리하고 있습니다.</translation>
    </message>
    <message>
        <source>It is decided already.</source>
        <translation>이미 결정되었습니다.</translation>
    </message>
    <message>
        <source>Who asks does not decide: it needs a second person.</source>
        <translation>요청한 사람은 결정하지 못합니다. 다른 사람이 필요합니다.</translation>
    </message>
    <message>
        <source>Only %1 can withdraw it.</source>
        <translation>%1 님만 철회할 수 있습니다.</translation>
    </message>
    <message>
        <source>Its time is over.</source>
        <translation>기한이 지났습니다.</translation>
    </message>
    <message>
        <source>The permission %1 is missing.</source>
        <translation>%1 권한이 없습니다.</translation>
    </message>
    <message>
        <source>What it is about has no page.</source>
        <translation>대상을 보여 줄 페이지가 없습니다.</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>승인…</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>거절…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>철회…</translation>
    </message>
    <message>
        <source>Show what it is about</source>
        <translation>대상 보기</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>요청자</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>기한</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>결정</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>선택한 것 없음</translation>
    </message>
    <message>
        <source>Select what waits to see how it stands and how it would be.</source>
        <translation>대기 중인 것을 고르면 지금 상태와 바뀔 상태를 볼 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::ApprovalsPage</name>
    <message numerus="yes">
        <source>%Ln approval(s)</source>
        <translation>
            <numerusform>승인 %Ln건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln approval(s)</source>
        <translation>
            <numerusform>최근 승인 %Ln건</numerusform>
        </translation>
    </message>
    <message>
        <source>The approvals could not be loaded: %1</source>
        <translation>승인 목록을 불러오지 못했습니다: %1</translation>
    </message>
    <message>
        <source>No approval fits</source>
        <translation>맞는 승인이 없습니다</translation>
    </message>
    <message>
        <source>Searched are what it is about, who asked, the reason, and the last digits of its number.</source>
        <translation>대상, 요청자, 사유, 번호 끝자리를 검색합니다.</translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>결정할 것이 없습니다</translation>
    </message>
    <message>
        <source>What another asked for and you may decide appears here by itself.</source>
        <translation>다른 사람이 요청했고 내가 결정할 수 있는 것이 저절로 나타납니다.</translation>
    </message>
    <message>
        <source>You asked for nothing</source>
        <translation>요청한 것이 없습니다</translation>
    </message>
    <message>
        <source>A stock correction or a large refund that you ask for waits here for a second person.</source>
        <translation>요청한 재고 조정이나 큰 환불이 여기서 다른 사람의 결정을 기다립니다.</translation>
    </message>
    <message>
        <source>Nothing was asked for yet</source>
        <translation>아직 요청된 것이 없습니다</translation>
    </message>
    <message>
        <source>Acts that need a second person appear here as they are asked for.</source>
        <translation>다른 사람의 승인이 필요한 작업이 요청되면 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Waits for me</source>
        <translation>내가 결정할 것</translation>
    </message>
    <message>
        <source>Asked by me</source>
        <translation>내가 요청한 것</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>What, who or why</source>
        <translation>내용, 요청자, 사유</translation>
    </message>
    <message>
        <source>Search approvals</source>
        <translation>승인 검색</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>승인</translation>
    </message>
</context>
<context>
    <name>firstcome::ApproveDialog</name>
    <message>
        <source>The password is wrong.</source>
        <translation>비밀번호가 틀렸습니다.</translation>
    </message>
    <message>
        <source>Approve and do it</source>
        <translation>승인하고 실행</translation>
    </message>
    <message>
        <source>Approve: %1</source>
        <translation>승인: %1</translation>
    </message>
    <message>
        <source>&amp;Password of %1</source>
        <translation>%1의 비밀번호(&amp;P)</translation>
    </message>
    <message>
        <source>Your own, asked again so that it is you who decides.</source>
        <translation>본인이 결정하는지 확인하려고 다시 묻는 본인의 비밀번호입니다.</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>%1의 비밀번호</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>%1 asked: %2</source>
        <translation>%1의 요청 사유: %2</translation>
    </message>
    <message>
        <source>It is being decided.</source>
        <translation>처리하고 있습니다.</translation>
    </message>
    <message>
        <source>Type your password first.</source>
        <translation>먼저 비밀번호를 입력하세요.</translation>
    </message>
</context>
<context>
    <name>firstcome::ArrivalCurve</name>
    <message>
        <source>arrivals a second</source>
        <translation>초당 도착</translation>
    </message>
    <message>
        <source>users at once</source>
        <translation>동시 사용자</translation>
    </message>
</context>
<context>
    <name>firstcome::AttentionPanel</name>
    <message>
        <source>⚠ Waits for a person since %1: %2.</source>
        <translation>⚠ %1부터 담당자 조치 대기 중: %2.</translation>
    </message>
    <message>
        <source>The gateway&apos;s own word: %1</source>
        <translation>게이트웨이의 답: %1</translation>
    </message>
    <message>
        <source>Left of the payment: %1 in our book, %2 in the gateway&apos;s</source>
        <translation>결제 잔액: 우리 장부 %1, 게이트웨이 장부 %2</translation>
    </message>
    <message>
        <source>not known</source>
        <comment>of an amount</comment>
        <translation>알 수 없음</translation>
    </message>
</context>
<context>
    <name>firstcome::BreakerCharts</name>
    <message>
        <source>Bad calls</source>
        <translation>나쁜 호출</translation>
    </message>
    <message>
        <source>%1: bad calls</source>
        <translation>%1: 나쁜 호출</translation>
    </message>
    <message>
        <source>% of calls</source>
        <translation>호출의 %</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>느림</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>호출</translation>
    </message>
    <message>
        <source>%1: calls</source>
        <translation>%1: 호출</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>호출</translation>
    </message>
    <message>
        <source>made</source>
        <translation>호출함</translation>
    </message>
    <message>
        <source>turned away</source>
        <translation>돌려보냄</translation>
    </message>
</context>
<context>
    <name>firstcome::BreakerPane</name>
    <message>
        <source>&amp;Minutes, after which it reverts by itself</source>
        <translation>되돌아갈 때까지의 시간(분)(&amp;M)</translation>
    </message>
    <message>
        <source>Force %1 open?</source>
        <translation>%1을(를) 강제로 차단할까요?</translation>
    </message>
    <message>
        <source>Switch the breaker of %1 off?</source>
        <translation>%1의 차단기를 끌까요?</translation>
    </message>
    <message>
        <source>Every call is let through, however many fail, on every instance.</source>
        <translation>아무리 많이 실패해도 모든 인스턴스에서 모든 호출을 보냅니다.</translation>
    </message>
    <message>
        <source>Force it open</source>
        <translation>강제 차단</translation>
    </message>
    <message>
        <source>Switch it off</source>
        <translation>끄기</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>%1 is not called until it reverts.</source>
        <translation>되돌아갈 때까지 %1을(를) 호출하지 않습니다.</translation>
    </message>
    <message>
        <source>The breaker of %1 is off until it reverts.</source>
        <translation>되돌아갈 때까지 %1의 차단기가 꺼져 있습니다.</translation>
    </message>
    <message>
        <source>%1 is judged by its own calls again.</source>
        <translation>%1을(를) 다시 실제 호출로 판단합니다.</translation>
    </message>
    <message>
        <source>Not done: %1</source>
        <translation>처리하지 못했습니다: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>호출 %Ln회</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 failed, or %2 slower than %3, of the last %4 calls</source>
        <translation>최근 %4회 중 실패 %1, 또는 %3보다 느린 것 %2</translation>
    </message>
    <message>
        <source>Instance %1</source>
        <translation>인스턴스 %1</translation>
    </message>
    <message>
        <source>%1 of %2 failed</source>
        <translation>%2회 중 %1회 실패</translation>
    </message>
    <message>
        <source>%1 by %2: “%3”. It %4.</source>
        <translation>%1: %2, “%3”. %4.</translation>
    </message>
    <message>
        <source>Select a dependency first.</source>
        <translation>먼저 대상을 선택하세요.</translation>
    </message>
    <message>
        <source>The permission ops.act is missing.</source>
        <translation>ops.act 권한이 없습니다.</translation>
    </message>
    <message>
        <source>Something is being asked of it.</source>
        <translation>요청을 보내는 중입니다.</translation>
    </message>
    <message>
        <source>Nobody forced it.</source>
        <translation>강제된 것이 없습니다.</translation>
    </message>
    <message>
        <source>Dependency</source>
        <translation>의존 대상</translation>
    </message>
    <message>
        <source>Force open…</source>
        <translation>강제 차단…</translation>
    </message>
    <message>
        <source>Switch off…</source>
        <translation>차단기 끄기…</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Change its limits</source>
        <translation>기준 바꾸기</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>느림</translation>
    </message>
    <message>
        <source>Turned away</source>
        <translation>돌려보냄</translation>
    </message>
    <message>
        <source>Last failure</source>
        <translation>마지막 실패</translation>
    </message>
    <message>
        <source>Opens from</source>
        <translation>차단 기준</translation>
    </message>
    <message>
        <source>By instance</source>
        <translation>인스턴스별</translation>
    </message>
    <message>
        <source>No dependency selected</source>
        <translation>선택된 대상이 없습니다</translation>
    </message>
    <message>
        <source>Select one to see how it fares on each instance, and to force its breaker.</source>
        <translation>대상을 선택하면 인스턴스별 상태가 보이고 차단기를 강제할 수 있습니다.</translation>
    </message>
    <message>
        <source>not called lately</source>
        <translation>최근 호출 없음</translation>
    </message>
    <message>
        <source>%1 (%2 of the last %3)</source>
        <translation>%1 (최근 %3회 중 %2회)</translation>
    </message>
</context>
<context>
    <name>firstcome::BulkCancel</name>
    <message numerus="yes">
        <source>Cancel %Ln order(s)</source>
        <translation>
            <numerusform>주문 %Ln건 취소</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln order(s)?</source>
        <translation>
            <numerusform>주문 %Ln건을 취소할까요?</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason, for the audit</source>
        <translation>감사 기록에 남길 사유</translation>
    </message>
    <message>
        <source>Held units become free, paid money goes back. Orders that cannot be cancelled any more stay as they are.</source>
        <translation>잡아 둔 수량은 풀리고 낸 돈은 돌려줍니다. 더는 취소할 수 없는 주문은 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>합계</translation>
    </message>
    <message>
        <source>being cancelled…</source>
        <translation>취소하는 중…</translation>
    </message>
    <message>
        <source>%1 of %2 are cancelled.</source>
        <translation>%2건 중 %1건을 취소했습니다.</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%2건 중 %1건 처리됨</translation>
    </message>
</context>
<context>
    <name>firstcome::BulkDecision</name>
    <message>
        <source>Product</source>
        <translation>상품</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>금액</translation>
    </message>
    <message numerus="yes">
        <source>Approve %Ln claim(s)?</source>
        <translation>
            <numerusform>요청 %Ln건을 승인할까요?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %Ln claim(s)?</source>
        <translation>
            <numerusform>요청 %Ln건을 거절할까요?</numerusform>
        </translation>
    </message>
    <message>
        <source>Give back %1</source>
        <translation>%1 환불</translation>
    </message>
    <message numerus="yes">
        <source>Reject %Ln claim(s)</source>
        <translation>
            <numerusform>요청 %Ln건 거절</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 go back in all, each as it was asked for. Large ones wait for a second person.</source>
        <translation>요청한 대로 모두 %1 환불됩니다. 큰 금액은 다른 사람의 승인을 기다립니다.</translation>
    </message>
    <message>
        <source>Nothing goes back, and the shoppers see your reason.</source>
        <translation>아무것도 환불되지 않으며 구매자가 사유를 봅니다.</translation>
    </message>
    <message>
        <source>Note, may be empty</source>
        <translation>메모 (비워도 됨)</translation>
    </message>
    <message>
        <source>Reason, which the shoppers see</source>
        <translation>구매자에게 보이는 사유</translation>
    </message>
    <message>
        <source>Whether they were decided is not known: %1</source>
        <translation>결정되었는지 알 수 없음: %1</translation>
    </message>
    <message>
        <source>None was decided: %1</source>
        <translation>하나도 결정되지 않음: %1</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>거절됨</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>승인됨</translation>
    </message>
    <message>
        <source>Waits for a second person</source>
        <translation>다른 사람의 승인 대기</translation>
    </message>
    <message>
        <source>%1 of %2 are decided.</source>
        <translation>%2건 중 %1건이 결정되었습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln wait(s) for a second person.</source>
        <translation>
            <numerusform>%Ln건이 다른 사람의 승인을 기다립니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::BulkDialog</name>
    <message>
        <source>Not now</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation>확인하려면 %1 입력</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>사유가 필요합니다.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>firstcome::BulkPayout</name>
    <message>
        <source>Seller</source>
        <translation>판매자</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>금액</translation>
    </message>
    <message numerus="yes">
        <source>Pay %Ln payout(s)?</source>
        <translation>
            <numerusform>지급 %Ln건을 실행할까요?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %Ln payout(s)?</source>
        <translation>
            <numerusform>지급 요청 %Ln건을 거절할까요?</numerusform>
        </translation>
    </message>
    <message>
        <source>Pay %1</source>
        <translation>%1 지급</translation>
    </message>
    <message numerus="yes">
        <source>Reject %Ln payout(s)</source>
        <translation>
            <numerusform>지급 요청 %Ln건 거절</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 are paid in all. Large ones wait for a second person.</source>
        <translation>모두 %1이 지급됩니다. 금액이 큰 것은 다른 사람의 승인을 기다립니다.</translation>
    </message>
    <message>
        <source>Nothing is paid; their statements are open again, and the sellers see your reason.</source>
        <translation>아무것도 지급되지 않습니다. 정산서는 다시 미지급 상태가 되고, 판매자에게 사유가 보입니다.</translation>
    </message>
    <message>
        <source>Reason, which the sellers see</source>
        <translation>사유(판매자에게 보임)</translation>
    </message>
    <message>
        <source>being decided…</source>
        <translation>처리 중…</translation>
    </message>
    <message>
        <source>%1 of %2 are decided.</source>
        <translation>%2건 중 %1건이 결정되었습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln wait(s) for a second person.</source>
        <translation>
            <numerusform>%Ln건이 다른 사람의 승인을 기다립니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for a second person</source>
        <translation>다른 사람의 승인 대기</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>지급됨</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>거절됨</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%2건 중 %1건 처리</translation>
    </message>
</context>
<context>
    <name>firstcome::ChartTable</name>
    <message>
        <source>Time (KST)</source>
        <translation>시각(KST)</translation>
    </message>
</context>
<context>
    <name>firstcome::ClaimFilterBar</name>
    <message>
        <source>Claim, order, shopper</source>
        <translation>요청, 주문, 구매자</translation>
    </message>
    <message>
        <source>Search claims</source>
        <translation>환불 요청 검색</translation>
    </message>
    <message>
        <source>The number of a claim or an order; a shopper&apos;s number, name or e-mail address; a payment key; a part of a product&apos;s name</source>
        <translation>요청이나 주문 번호, 구매자 번호·이름·이메일, 결제 키, 상품명 일부</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>경과</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>모든 상태</translation>
    </message>
    <message>
        <source>Refunds and returns</source>
        <translation>환불과 반품</translation>
    </message>
    <message>
        <source>Of any age</source>
        <translation>경과 무관</translation>
    </message>
    <message>
        <source>Over an hour</source>
        <translation>1시간 넘음</translation>
    </message>
    <message>
        <source>Over a day</source>
        <translation>하루 넘음</translation>
    </message>
    <message>
        <source>Over 3 days</source>
        <translation>3일 넘음</translation>
    </message>
</context>
<context>
    <name>firstcome::ClaimMoney</name>
    <message>
        <source>The permission refund.decide is missing.</source>
        <translation>refund.decide 권한이 없습니다.</translation>
    </message>
    <message>
        <source>It is being decided.</source>
        <translation>처리하고 있습니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::ClaimPane</name>
    <message>
        <source>Decided about the money of order %1.</source>
        <translation>주문 %1의 대금을 처리했습니다.</translation>
    </message>
    <message>
        <source>Reject this claim of %1?</source>
        <translation>%1 요청을 거절할까요?</translation>
    </message>
    <message>
        <source>Nothing goes back, and the shopper sees your reason. The line cannot be claimed again.</source>
        <translation>환불되지 않으며 구매자가 사유를 봅니다. 이 품목은 다시 요청할 수 없습니다.</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>거절</translation>
    </message>
    <message>
        <source>Leave it waiting</source>
        <translation>대기 상태로 두기</translation>
    </message>
    <message>
        <source>Reason, which the shopper sees</source>
        <translation>구매자에게 보이는 사유</translation>
    </message>
    <message>
        <source>Approved: the money goes back.</source>
        <translation>승인했습니다. 환불이 진행됩니다.</translation>
    </message>
    <message>
        <source>Rejected.</source>
        <translation>거절했습니다.</translation>
    </message>
    <message>
        <source>Not decided: it changed meanwhile, and is shown as it is now.</source>
        <translation>처리하지 않았습니다. 그사이 바뀌어 지금 상태를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Look at it and decide again.</source>
        <translation>확인한 뒤 다시 결정하세요.</translation>
    </message>
    <message>
        <source>Whether it was decided is not known: %1</source>
        <translation>결정되었는지 알 수 없음: %1</translation>
    </message>
    <message>
        <source>Not decided: %1</source>
        <translation>결정하지 못함: %1</translation>
    </message>
    <message>
        <source>Deciding the same again takes effect once.</source>
        <translation>다시 결정해도 한 번만 적용됩니다.</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>back on sale</source>
        <translation>다시 판매</translation>
    </message>
    <message>
        <source>scrapped</source>
        <translation>폐기</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>아직</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Select a claim first.</source>
        <translation>먼저 요청을 고르세요.</translation>
    </message>
    <message>
        <source>The permission refund.decide is missing.</source>
        <translation>refund.decide 권한이 없습니다.</translation>
    </message>
    <message>
        <source>It is being decided.</source>
        <translation>처리하고 있습니다.</translation>
    </message>
    <message>
        <source>It is decided already.</source>
        <translation>이미 결정되었습니다.</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>요청</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>승인…</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>거절…</translation>
    </message>
    <message>
        <source>Shopper</source>
        <translation>구매자</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>요청</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>수량</translation>
    </message>
    <message>
        <source>Completes by itself</source>
        <translation>자동 완료</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>결정</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Granted</source>
        <translation>승인 내용</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>No claim selected</source>
        <translation>선택한 요청 없음</translation>
    </message>
    <message>
        <source>Select a claim to see its order, payment, delivery and earlier claims.</source>
        <translation>요청을 고르면 주문, 결제, 배송, 이전 요청을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>⚠ Waits for a second person: %1 asked to give back %2. Without a decision it ends %3.</source>
        <translation>⚠ 다른 사람의 승인 대기: %1님이 %2 환불을 요청했습니다. 결정이 없으면 %3 끝납니다.</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>누군가</translation>
    </message>
    <message>
        <source>It waits for a second person.</source>
        <translation>다른 사람의 승인을 기다립니다.</translation>
    </message>
    <message>
        <source>Show the approval</source>
        <translation>승인 보기</translation>
    </message>
</context>
<context>
    <name>firstcome::ClaimStory</name>
    <message>
        <source>%1, %2 in all</source>
        <translation>%1, 총 %2</translation>
    </message>
    <message>
        <source>%1 × %2, %3</source>
        <translation>%1 × %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>아직 없음</translation>
    </message>
    <message>
        <source>%1, of which %2 went back</source>
        <translation>%1, 그중 %2 환불됨</translation>
    </message>
    <message>
        <source>%1 of %2, %3: %4</source>
        <translation>%1 %2, %3: %4</translation>
    </message>
    <message>
        <source>No earlier claim of this line</source>
        <translation>이 품목의 이전 요청 없음</translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier claim(s) of this line</source>
        <translation>
            <numerusform>이 품목의 이전 요청 %Ln건</numerusform>
        </translation>
    </message>
    <message>
        <source>Order</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>Show order</source>
        <translation>주문 보기</translation>
    </message>
    <message>
        <source>Show product</source>
        <translation>상품 보기</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>주문 시각</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>품목</translation>
    </message>
    <message>
        <source>Paid for it</source>
        <translation>결제 금액</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>환불된 금액</translation>
    </message>
    <message>
        <source>Can go back</source>
        <translation>환불 가능</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>배송</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>결제</translation>
    </message>
    <message>
        <source>No payment</source>
        <translation>결제 없음</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>결제 수단</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>Gateway&apos;s key</source>
        <translation>결제 대행사 키</translation>
    </message>
</context>
<context>
    <name>firstcome::ColumnChooser</name>
    <message>
        <source>Reset columns</source>
        <translation>열 초기화</translation>
    </message>
</context>
<context>
    <name>firstcome::ColumnsDialog</name>
    <message>
        <source>no column</source>
        <translation>열 없음</translation>
    </message>
    <message>
        <source>Match columns</source>
        <translation>열 맞추기</translation>
    </message>
    <message>
        <source>Which column of the file is what?</source>
        <translation>파일의 어느 열이 무엇인가요?</translation>
    </message>
    <message>
        <source>A product needs a handle that is its own, a name and a price; the rest may be missing. One column may be two things. Nothing is changed by looking.</source>
        <translation>상품에는 고유한 핸들, 이름, 가격이 필요하며 나머지는 없어도 됩니다. 한 열을 두 가지로 쓸 수 있습니다. 살펴보는 것으로는 아무것도 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>As the header says</source>
        <translation>머리글대로</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Look through again</source>
        <translation>다시 살펴보기</translation>
    </message>
</context>
<context>
    <name>firstcome::CommandPalette</name>
    <message>
        <source>Find a command</source>
        <translation>명령 찾기</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>명령</translation>
    </message>
</context>
<context>
    <name>firstcome::ComparePanel</name>
    <message>
        <source>None: the noise is learnt from the runs themselves</source>
        <translation>없음: 두 실행 자체에서 잡음을 배웁니다</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>They cannot be compared: %1</source>
        <translation>비교할 수 없습니다: %1</translation>
    </message>
    <message>
        <source>Worse than before, beyond the noise.</source>
        <translation>잡음을 넘어 이전보다 나빠졌습니다.</translation>
    </message>
    <message>
        <source>Nothing is worse beyond the noise.</source>
        <translation>잡음을 넘어 나빠진 것이 없습니다.</translation>
    </message>
    <message>
        <source>Compare runs</source>
        <translation>실행 비교</translation>
    </message>
    <message>
        <source>Two runs of one scenario: what differs by more than such runs differ anyway.</source>
        <translation>한 시나리오의 두 실행: 원래 있는 차이보다 더 다른 것.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>After</source>
        <translation>이후</translation>
    </message>
    <message>
        <source>Before once more</source>
        <translation>이전을 한 번 더</translation>
    </message>
    <message>
        <source>Nothing compared</source>
        <translation>비교한 것이 없습니다</translation>
    </message>
    <message>
        <source>Choose two runs of the same scenario, of five seconds at least.</source>
        <translation>같은 시나리오로 5초 이상 걸린 두 실행을 고르세요.</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>비교</translation>
    </message>
</context>
<context>
    <name>firstcome::ComparisonTable</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>How far apart two runs of the same thing may be</source>
        <translation>같은 것을 두 번 실행했을 때 날 수 있는 차이</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>판정</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>수치</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>After</source>
        <translation>이후</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>변화</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>잡음</translation>
    </message>
</context>
<context>
    <name>firstcome::ConditionList</name>
    <message>
        <source>Holds</source>
        <translation>충족</translation>
    </message>
    <message>
        <source>Does not hold</source>
        <translation>미충족</translation>
    </message>
</context>
<context>
    <name>firstcome::ConfirmDialog</name>
    <message>
        <source>Type “%1” to go on</source>
        <translation>계속하려면 “%1” 입력</translation>
    </message>
    <message>
        <source>Say why first.</source>
        <translation>먼저 사유를 적으세요.</translation>
    </message>
</context>
<context>
    <name>firstcome::ConflictPanel</name>
    <message>
        <source>Someone else changed this product meanwhile.</source>
        <translation>그사이 다른 사람이 이 상품을 변경했습니다.</translation>
    </message>
    <message>
        <source>Nothing you can see here differs. Your edit is still here.</source>
        <translation>여기에 보이는 항목에는 차이가 없습니다. 내 편집 내용은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Nothing was saved; your edit is still here.</source>
        <translation>저장된 것이 없으며, 내 편집 내용은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Keep my edit</source>
        <translation>내 편집 유지</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>상대 변경 적용</translation>
    </message>
    <message>
        <source>Your edit is put on top of theirs. Save sends it.</source>
        <translation>상대 변경 위에 내 편집을 적용합니다. 저장하면 전송됩니다.</translation>
    </message>
    <message>
        <source>Your edit of this product is given up.</source>
        <translation>이 상품에 대한 내 편집을 버립니다.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>카테고리</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>Name of option “%1”</source>
        <translation>옵션 “%1”의 이름</translation>
    </message>
    <message>
        <source>Price of “%1”</source>
        <translation>“%1”의 가격</translation>
    </message>
    <message>
        <source>%1: was %2, now %3, yours %4</source>
        <translation>%1: 이전 %2, 현재 %3, 내 편집 %4</translation>
    </message>
    <message>
        <source>%1: was %2, now %3</source>
        <translation>%1: 이전 %2, 현재 %3</translation>
    </message>
    <message>
        <source>Whether it is on sale</source>
        <translation>판매 여부</translation>
    </message>
    <message>
        <source>Whether “%1” is on sale</source>
        <translation>“%1” 판매 여부</translation>
    </message>
</context>
<context>
    <name>firstcome::ConnectionDialog</name>
    <message>
        <source>Connect – Firstcome</source>
        <translation>연결 – Firstcome</translation>
    </message>
    <message>
        <source>Saved servers</source>
        <translation>저장된 서버</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>새 연결</translation>
    </message>
    <message>
        <source>Forget this server</source>
        <translation>이 서버 삭제</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>연결 중…</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>시스템 언어</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>시작하는 중…</translation>
    </message>
    <message>
        <source>Start and connect</source>
        <translation>시작하고 연결</translation>
    </message>
</context>
<context>
    <name>firstcome::ConnectionForm</name>
    <message>
        <source>Type an address such as http://127.0.0.1:8080 or shop.example.com.</source>
        <translation>http://127.0.0.1:8080 또는 shop.example.com 같은 주소를 입력하세요.</translation>
    </message>
    <message>
        <source>Type your login.</source>
        <translation>로그인 ID를 입력하세요.</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>비밀번호를 입력하세요.</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>서버에 연결</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>환경</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>로그인 ID</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>as you call it</source>
        <translation>원하는 이름</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>서버</translation>
    </message>
    <message>
        <source>Not encrypted: the password can be read on the way.</source>
        <translation>암호화되지 않음: 전송 중에 비밀번호가 노출될 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1에서 제때 응답하지 않았습니다.</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>%1에 연결할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation>%1에 연결할 수 없습니다: %2</translation>
    </message>
    <message>
        <source>What answers at %1 is not a Firstcome server.</source>
        <translation>%1에서 응답하는 것은 Firstcome 서버가 아닙니다.</translation>
    </message>
    <message>
        <source>This computer has no keychain; the password is asked each time.</source>
        <translation>이 컴퓨터에는 키체인이 없습니다. 비밀번호를 매번 묻습니다.</translation>
    </message>
    <message>
        <source>Remember it in the keychain of this computer</source>
        <translation>이 컴퓨터의 키체인에 저장</translation>
    </message>
</context>
<context>
    <name>firstcome::CorrectionDialog</name>
    <message>
        <source>Ask a second person</source>
        <translation>다른 사람에게 승인 요청</translation>
    </message>
    <message>
        <source>Correct the stock</source>
        <translation>재고 정정</translation>
    </message>
    <message>
        <source>&amp;Received: more units are here than the book says</source>
        <translation>입고(&amp;R): 장부보다 수량이 많음</translation>
    </message>
    <message>
        <source>&amp;Scrapped: fewer units are here, broken or lost</source>
        <translation>폐기(&amp;S): 파손 또는 분실로 수량이 적음</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>수량</translation>
    </message>
    <message>
        <source>&amp;Units</source>
        <translation>수량(&amp;U)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>R&amp;eason</source>
        <translation>사유(&amp;E)</translation>
    </message>
    <message>
        <source>For who agrees, and for the audit.</source>
        <translation>승인하는 사람과 감사 기록을 위해 남깁니다.</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Only %1 are free; what is held or sold cannot be scrapped.</source>
        <translation>남은 수량은 %1개뿐입니다. 선점되었거나 팔린 수량은 폐기할 수 없습니다.</translation>
    </message>
    <message>
        <source>On hand %1 → %2, available %3 → %4. Nothing changes until a second person agrees.</source>
        <translation>보유 %1 → %2, 판매 가능 %3 → %4. 다른 사람이 승인할 때까지 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>It is being asked for.</source>
        <translation>요청하는 중입니다.</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>사유가 필요합니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::DataAgeLabel</name>
    <message>
        <source>No data yet</source>
        <translation>아직 데이터 없음</translation>
    </message>
    <message>
        <source>Stale, updated %1</source>
        <translation>오래된 데이터, %1 업데이트</translation>
    </message>
    <message>
        <source>Updated %1</source>
        <translation>%1 업데이트</translation>
    </message>
</context>
<context>
    <name>firstcome::DayList</name>
    <message>
        <source>What sellers earned is summed every night at 04:00 in Seoul</source>
        <translation>판매자의 수입은 매일 04:00(서울)에 정산됩니다</translation>
    </message>
    <message>
        <source>The days could not be loaded: %1</source>
        <translation>날짜를 불러오지 못했습니다: %1</translation>
    </message>
    <message>
        <source>No day yet</source>
        <translation>아직 날짜가 없습니다</translation>
    </message>
    <message>
        <source>Days appear here as they begin.</source>
        <translation>날짜가 시작되면 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Settlements</source>
        <translation>정산</translation>
    </message>
</context>
<context>
    <name>firstcome::DayPane</name>
    <message>
        <source>The books could not be compared: %1</source>
        <translation>장부를 대조하지 못했습니다: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Settle %1 again?</source>
        <translation>%1을 다시 정산할까요?</translation>
    </message>
    <message>
        <source>Settle %1 now?</source>
        <translation>%1을 지금 정산할까요?</translation>
    </message>
    <message>
        <source>What is settled stays as it is: the same figures come out.</source>
        <translation>정산된 것은 그대로입니다. 같은 금액이 나옵니다.</translation>
    </message>
    <message>
        <source>Every seller gets a statement of the day. Earlier days that are not settled yet go first. What is delivered later counts for the next day.</source>
        <translation>판매자마다 그날의 정산서가 만들어집니다. 아직 정산되지 않은 이전 날짜가 먼저 정산됩니다. 이후에 배송된 것은 다음 날에 포함됩니다.</translation>
    </message>
    <message>
        <source>Settle again</source>
        <translation>다시 정산</translation>
    </message>
    <message>
        <source>Settle now</source>
        <translation>지금 정산</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>%1 is not settled: %2</source>
        <translation>%1이 정산되지 않았습니다: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 is settled: %2 for %Ln seller(s).</source>
        <translation>
            <numerusform>%1 정산 완료: 판매자 %Ln명, %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>The day is not over: this is how it stands now.</source>
        <translation>아직 끝나지 않은 날입니다. 지금까지의 상태입니다.</translation>
    </message>
    <message>
        <source>Being compared…</source>
        <translation>대조하는 중…</translation>
    </message>
    <message>
        <source>not known</source>
        <comment>an amount</comment>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>⚠ %1: %2 here, %3 there</source>
        <translation>⚠ %1: 우리 %2, 상대 %3</translation>
    </message>
    <message>
        <source>Show order %1</source>
        <translation>주문 %1 보기</translation>
    </message>
    <message>
        <source>Settle again…</source>
        <translation>다시 정산…</translation>
    </message>
    <message>
        <source>Settle…</source>
        <translation>정산…</translation>
    </message>
    <message>
        <source>Select a day first.</source>
        <translation>먼저 날짜를 선택하세요.</translation>
    </message>
    <message>
        <source>The permission payout.decide is missing.</source>
        <translation>payout.decide 권한이 없습니다.</translation>
    </message>
    <message>
        <source>This day is not over yet.</source>
        <translation>아직 끝나지 않은 날입니다.</translation>
    </message>
    <message>
        <source>It is being settled.</source>
        <translation>정산하는 중입니다.</translation>
    </message>
    <message>
        <source>This day is not settled yet.</source>
        <translation>아직 정산되지 않은 날입니다.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Its statements</source>
        <translation>정산서 보기</translation>
    </message>
    <message>
        <source>Sellers</source>
        <translation>판매자 수</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>항목 수</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>정산됨</translation>
    </message>
    <message>
        <source>Orders, gateway and ledger</source>
        <translation>주문 · 결제사 · 원장</translation>
    </message>
    <message>
        <source>No day selected</source>
        <translation>선택된 날짜가 없습니다</translation>
    </message>
    <message>
        <source>Select a day to see its run and whether the books agree.</source>
        <translation>날짜를 선택하면 정산과 장부 대조 결과가 보입니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::DeadLetterDetails</name>
    <message>
        <source>It was applied meanwhile and is no dead letter any more.</source>
        <translation>그사이 적용되어 더는 처리 불가 이벤트가 아닙니다.</translation>
    </message>
    <message>
        <source>Not loaded: %1</source>
        <translation>불러오지 못했습니다: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Not done: %1</source>
        <translation>처리하지 못했습니다: %1</translation>
    </message>
    <message>
        <source>It would fail again: %1</source>
        <translation>다시 실패합니다: %1</translation>
    </message>
    <message>
        <source>It would be applied, and tell nobody of anything.</source>
        <translation>적용되며, 다른 이벤트는 생기지 않습니다.</translation>
    </message>
    <message>
        <source>It would be applied, and tell: %1</source>
        <translation>적용되며, 생기는 이벤트: %1</translation>
    </message>
    <message>
        <source>Ask for a replay?</source>
        <translation>재처리를 요청할까요?</translation>
    </message>
    <message>
        <source>A second person decides. Then it is applied, and what waits behind it follows in order.</source>
        <translation>다른 사람이 결정합니다. 승인되면 적용되고, 뒤에서 기다리던 것이 차례로 이어집니다.</translation>
    </message>
    <message>
        <source>Ask for it</source>
        <translation>요청</translation>
    </message>
    <message>
        <source>Leave it waiting</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Asked for: a second person decides.</source>
        <translation>요청했습니다. 다른 사람이 결정합니다.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Give it up?</source>
        <translation>포기할까요?</translation>
    </message>
    <message>
        <source>%1 never hears of it. What waits behind it follows in order.</source>
        <translation>%1에는 전해지지 않습니다. 뒤에서 기다리던 것이 차례로 이어집니다.</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>포기</translation>
    </message>
    <message>
        <source>Given up; what waited behind it follows.</source>
        <translation>포기했습니다. 뒤에서 기다리던 것이 이어집니다.</translation>
    </message>
    <message>
        <source>%1, partition %2</source>
        <translation>%1, 파티션 %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) of its order</source>
        <translation>
            <numerusform>같은 주문의 이벤트 %Ln건</numerusform>
        </translation>
    </message>
    <message>
        <source>Payload of the mended copy</source>
        <translation>고친 사본의 내용</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1회, %2부터</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Select an event first.</source>
        <translation>먼저 이벤트를 선택하세요.</translation>
    </message>
    <message>
        <source>Something is being done with it.</source>
        <translation>처리하는 중입니다.</translation>
    </message>
    <message>
        <source>The permission ops.act is missing.</source>
        <translation>ops.act 권한이 없습니다.</translation>
    </message>
    <message>
        <source>It does not wait any more.</source>
        <translation>더는 기다리지 않습니다.</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>이벤트</translation>
    </message>
    <message>
        <source>Try without effect</source>
        <translation>결과 없이 시험</translation>
    </message>
    <message>
        <source>Mend a copy…</source>
        <translation>사본 고치기…</translation>
    </message>
    <message>
        <source>Replay…</source>
        <translation>재처리…</translation>
    </message>
    <message>
        <source>Give up…</source>
        <translation>포기…</translation>
    </message>
    <message>
        <source>Show its order</source>
        <translation>주문 보기</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>그룹</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>토픽</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>시도</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>다음 시도</translation>
    </message>
    <message>
        <source>Behind it</source>
        <translation>뒤에 대기</translation>
    </message>
    <message>
        <source>Mended by</source>
        <translation>고친 사람</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>선택한 것이 없습니다</translation>
    </message>
    <message>
        <source>Select an event to see why nobody could take it, and what can be done.</source>
        <translation>이벤트를 선택하면 처리하지 못한 이유와 할 수 있는 일을 보여 줍니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::DetailsFrame</name>
    <message>
        <source>Not in the list now: it does not fit the filters any more, or is further down.</source>
        <translation>지금 목록에 없습니다. 필터에 더 이상 맞지 않거나 더 아래에 있습니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::DetailsPane</name>
    <message>
        <source>Close details</source>
        <translation>상세 닫기</translation>
    </message>
</context>
<context>
    <name>firstcome::ErrorBanner</name>
    <message>
        <source>Since %1, %2.</source>
        <translation>%1부터, %2.</translation>
    </message>
</context>
<context>
    <name>firstcome::EventsPage</name>
    <message>
        <source>The permission ops.act is missing.</source>
        <translation>ops.act 권한이 없습니다.</translation>
    </message>
    <message>
        <source>Pause %1?</source>
        <translation>%1 그룹을 멈출까요?</translation>
    </message>
    <message>
        <source>Resume %1?</source>
        <translation>%1 그룹을 다시 시작할까요?</translation>
    </message>
    <message>
        <source>Nothing that happens reaches it, on every instance and over restarts, until somebody resumes it. Orders wait meanwhile.</source>
        <translation>누군가 다시 시작할 때까지 모든 인스턴스에서, 재시작 뒤에도 이벤트를 받지 않습니다. 그동안 주문이 기다립니다.</translation>
    </message>
    <message>
        <source>It goes on where it was.</source>
        <translation>멈춘 곳에서 이어집니다.</translation>
    </message>
    <message>
        <source>Pause it</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Resume it</source>
        <translation>다시 시작</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Not done: %1</source>
        <translation>처리하지 못했습니다: %1</translation>
    </message>
    <message>
        <source>%1 is paused.</source>
        <translation>%1 그룹을 멈췄습니다.</translation>
    </message>
    <message>
        <source>%1 goes on.</source>
        <translation>%1 그룹이 이어집니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) that nobody could take</source>
        <translation>
            <numerusform>처리하지 못한 이벤트 %Ln건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln event(s) that nobody could take</source>
        <translation>
            <numerusform>처리하지 못한 최신 이벤트 %Ln건</numerusform>
        </translation>
    </message>
    <message>
        <source>The events could not be loaded: %1</source>
        <translation>이벤트를 불러오지 못했습니다: %1</translation>
    </message>
    <message>
        <source>No event fits</source>
        <translation>맞는 이벤트가 없습니다</translation>
    </message>
    <message>
        <source>Searched are type, group, topic, reason, and the last digits of the order.</source>
        <translation>종류, 그룹, 토픽, 이유와 주문 번호 끝자리로 찾습니다.</translation>
    </message>
    <message>
        <source>Every event was taken</source>
        <translation>모든 이벤트를 처리했습니다</translation>
    </message>
    <message>
        <source>What a group cannot apply appears here by itself.</source>
        <translation>그룹이 적용하지 못한 것이 여기에 저절로 나타납니다.</translation>
    </message>
    <message>
        <source>No event is like this</source>
        <translation>이런 이벤트가 없습니다</translation>
    </message>
    <message>
        <source>Events that were replayed or given up stay here.</source>
        <translation>재처리하거나 포기한 이벤트가 여기에 남습니다.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Replayed</source>
        <translation>재처리됨</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>포기됨</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Type, group, order or why</source>
        <translation>종류, 그룹, 주문, 이유</translation>
    </message>
    <message>
        <source>Search events</source>
        <translation>이벤트 찾기</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>이벤트</translation>
    </message>
</context>
<context>
    <name>firstcome::ExceptionsDialog</name>
    <message>
        <source>The gateway&apos;s own word: %1</source>
        <translation>게이트웨이의 답: %1</translation>
    </message>
    <message>
        <source>The permission refund.decide is missing.</source>
        <translation>refund.decide 권한이 없습니다.</translation>
    </message>
    <message>
        <source>It is being decided.</source>
        <translation>처리하는 중입니다.</translation>
    </message>
    <message>
        <source>Whether it was decided is not known: %1</source>
        <translation>처리되었는지 알 수 없음: %1</translation>
    </message>
    <message>
        <source>Not decided: %1</source>
        <translation>처리되지 않음: %1</translation>
    </message>
    <message>
        <source>Deciding the same again takes effect once.</source>
        <translation>같은 결정을 다시 보내도 한 번만 적용됩니다.</translation>
    </message>
    <message>
        <source>Show the order</source>
        <translation>주문 보기</translation>
    </message>
    <message>
        <source>Money that waits for a person</source>
        <translation>담당자를 기다리는 돈</translation>
    </message>
    <message>
        <source>For</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>In our book</source>
        <translation>우리 장부</translation>
    </message>
    <message>
        <source>In the gateway&apos;s</source>
        <translation>게이트웨이 장부</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>No money waits for a person</source>
        <translation>담당자를 기다리는 돈이 없음</translation>
    </message>
    <message>
        <source>Our book and the gateway&apos;s agree as far as they were compared.</source>
        <translation>지금까지 비교한 한 우리 장부와 게이트웨이 장부가 같습니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Not loaded: %1</source>
        <translation>불러오지 못함: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>주문 %1</translation>
    </message>
    <message>
        <source>Charge of member %1</source>
        <translation>회원 %1의 충전</translation>
    </message>
</context>
<context>
    <name>firstcome::ExportDialog</name>
    <message>
        <source>Choose file…</source>
        <translation>파일 선택…</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>CSV로 내보내기</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Ids are written as text, so that a spreadsheet does not round them; money as plain numbers.</source>
        <translation>번호는 스프레드시트가 반올림하지 않도록 텍스트로, 금액은 숫자로만 씁니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>%1개 초과</translation>
    </message>
    <message>
        <source>All that match (%1)</source>
        <translation>조건에 맞는 전체 (%1)</translation>
    </message>
    <message>
        <source>The %1 that are loaded</source>
        <translation>불러온 %1개</translation>
    </message>
    <message>
        <source>The %1 selected</source>
        <translation>선택한 %1개</translation>
    </message>
    <message>
        <source>Choose at least one column.</source>
        <translation>열을 하나 이상 고르세요.</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 파일 (*.csv)</translation>
    </message>
    <message>
        <source>%1 of %2 rows written</source>
        <translation>%2행 중 %1행 기록됨</translation>
    </message>
    <message>
        <source>Not exported: %1</source>
        <translation>내보내지 못했습니다: %1</translation>
    </message>
    <message>
        <source>Not exported: cancelled after %1 rows.</source>
        <translation>내보내지 않았습니다. %1행에서 취소했습니다.</translation>
    </message>
    <message>
        <source>Exported %1 rows to %2, and there are more: narrow the filters for the rest.</source>
        <translation>%1행을 %2(으)로 내보냈지만 더 있습니다. 나머지는 필터를 좁혀 내보내세요.</translation>
    </message>
    <message>
        <source>Exported all %1 rows to %2.</source>
        <translation>전체 %1행을 %2(으)로 내보냈습니다.</translation>
    </message>
    <message>
        <source>Exported %1 of %2 rows to %3.</source>
        <translation>%2행 중 %1행을 %3(으)로 내보냈습니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::FaultPanel</name>
    <message>
        <source>&amp;Group that takes events in</source>
        <translation>이벤트를 처리하는 그룹(&amp;G)</translation>
    </message>
    <message>
        <source>Type of &amp;event</source>
        <translation>이벤트 종류(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Minutes, after which it ends by itself</source>
        <translation>끝날 때까지의 시간(분)(&amp;M)</translation>
    </message>
    <message>
        <source>⚠ %1 fails of %2, ends %3</source>
        <translation>⚠ %1 그룹이 %2에서 실패하는 중, %3 끝남</translation>
    </message>
    <message>
        <source>Make something fail?</source>
        <translation>일부러 실패하게 할까요?</translation>
    </message>
    <message>
        <source>The group cannot take in events of this type, on every instance: they are tried again, and become dead letters. Orders wait meanwhile.</source>
        <translation>모든 인스턴스에서 이 종류의 이벤트를 처리하지 못합니다. 다시 시도하다가 처리 불가로 남고, 그동안 주문이 기다립니다.</translation>
    </message>
    <message>
        <source>Let it fail</source>
        <translation>실패하게 하기</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Not done: %1</source>
        <translation>처리하지 못했습니다: %1</translation>
    </message>
    <message>
        <source>The permission ops.act is missing.</source>
        <translation>ops.act 권한이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing fails on purpose</source>
        <translation>일부러 실패하게 한 것이 없습니다</translation>
    </message>
    <message>
        <source>Fails on purpose</source>
        <translation>일부러 실패하게 한 것</translation>
    </message>
    <message>
        <source>Make something fail…</source>
        <translation>일부러 실패하게 하기…</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>End the fault of %1</source>
        <translation>%1의 실패를 끝내기</translation>
    </message>
</context>
<context>
    <name>firstcome::FetchedPane</name>
    <message>
        <source>Not loaded: %1</source>
        <translation>불러오지 못함: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
</context>
<context>
    <name>firstcome::FigureTable</name>
    <message>
        <source>Said by</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>수치</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
</context>
<context>
    <name>firstcome::FileDrop</name>
    <message>
        <source>Choose a product file</source>
        <translation>상품 파일 선택</translation>
    </message>
    <message>
        <source>CSV files (*.csv);;All files (*)</source>
        <translation>CSV 파일 (*.csv);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Drop a CSV file here</source>
        <translation>여기에 CSV 파일을 놓으세요</translation>
    </message>
    <message>
        <source>Shopify export, UTF-8, up to 64 MiB</source>
        <translation>Shopify 내보내기, UTF-8, 최대 64 MiB</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>파일 선택…</translation>
    </message>
    <message>
        <source>Other file…</source>
        <translation>다른 파일…</translation>
    </message>
</context>
<context>
    <name>firstcome::FileImport</name>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>파일을 읽을 수 없음: %1</translation>
    </message>
    <message>
        <source>The file is larger than 64 MiB; import it in parts.</source>
        <translation>파일이 64 MiB보다 큽니다. 나누어 가져오세요.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>파일이 비어 있습니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::FilterBar</name>
    <message>
        <source>Clear the filters</source>
        <translation>필터 지우기</translation>
    </message>
</context>
<context>
    <name>firstcome::GoLiveView</name>
    <message>
        <source>Ready to go live.</source>
        <translation>판매를 시작할 준비가 되었습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to do before it goes live.</source>
        <translation>
            <numerusform>판매를 시작하기 전에 할 일 %n개.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go-live checklist</source>
        <translation>판매 시작 점검</translation>
    </message>
    <message>
        <source>The checklist could not be loaded: %1</source>
        <translation>점검 목록을 불러오지 못했습니다: %1</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>서버에 묻는 중…</translation>
    </message>
</context>
<context>
    <name>firstcome::GrantDialog</name>
    <message>
        <source>Put the units back on sale</source>
        <translation>수량을 다시 판매</translation>
    </message>
    <message>
        <source>Approve: %1 of %2</source>
        <translation>승인: %1 %2</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>Units that are back</source>
        <translation>돌아온 수량</translation>
    </message>
    <message>
        <source>&amp;Units that are back</source>
        <translation>돌아온 수량(&amp;U)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>메모(&amp;N)</translation>
    </message>
    <message>
        <source>May be empty; the seller sees it.</source>
        <translation>비워도 되며 판매자가 봅니다.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>&amp;Amount in won</source>
        <translation>금액(원)(&amp;A)</translation>
    </message>
    <message>
        <source>Asked: %1. At most %2 can go back.</source>
        <translation>요청: %1. 최대 %2까지 환불할 수 있습니다.</translation>
    </message>
    <message>
        <source>A whole amount in won.</source>
        <translation>원 단위 금액을 입력하세요.</translation>
    </message>
    <message>
        <source>At most %1 can go back.</source>
        <translation>최대 %1까지 환불할 수 있습니다.</translation>
    </message>
    <message>
        <source>Give back %1</source>
        <translation>%1 환불</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>환불</translation>
    </message>
    <message>
        <source>It is being decided.</source>
        <translation>처리하고 있습니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::GroupPanel</name>
    <message>
        <source>Paused</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>늦음</translation>
    </message>
    <message>
        <source>Keeps up</source>
        <translation>정상</translation>
    </message>
    <message>
        <source>Resume…</source>
        <translation>다시 시작…</translation>
    </message>
    <message>
        <source>Pause…</source>
        <translation>멈춤…</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>%1 다시 시작</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <translation>%1 멈춤</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>그룹</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>가장 오래된 것</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>초당</translation>
    </message>
    <message>
        <source>Done in</source>
        <translation>남은 시간</translation>
    </message>
    <message>
        <source>Orders at risk</source>
        <translation>위험 주문</translation>
    </message>
</context>
<context>
    <name>firstcome::ImportColumnsTable</name>
    <message>
        <source>No.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>파일의 열</translation>
    </message>
    <message>
        <source>Fills</source>
        <translation>대상 항목</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>사용 안 함</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>예</translation>
    </message>
</context>
<context>
    <name>firstcome::ImportErrorsTable</name>
    <message>
        <source>Row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>파일의 열</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>상품</translation>
    </message>
</context>
<context>
    <name>firstcome::ImportGoneTable</name>
    <message>
        <source>Outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>상품</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>옵션</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>판매 가능</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Off sale</source>
        <translation>판매 중지</translation>
    </message>
    <message>
        <source>Goes on selling</source>
        <translation>계속 판매됨</translation>
    </message>
    <message>
        <source>The whole product</source>
        <translation>상품 전체</translation>
    </message>
</context>
<context>
    <name>firstcome::ImportNotesTable</name>
    <message>
        <source>How the file was read</source>
        <translation>파일을 읽은 방식</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>횟수</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>첫 행</translation>
    </message>
</context>
<context>
    <name>firstcome::ImportPanel</name>
    <message numerus="yes">
        <source>%1, %Ln row(s)</source>
        <translation>
            <numerusform>%1, %Ln행</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Leave without importing</source>
        <translation>가져오지 않고 나가기</translation>
    </message>
    <message>
        <source>Show products</source>
        <translation>상품 보기</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>먼저 파일을 선택하세요.</translation>
    </message>
    <message>
        <source>Choose a store first.</source>
        <translation>먼저 스토어를 선택하세요.</translation>
    </message>
    <message>
        <source>The file is being looked through.</source>
        <translation>파일을 살펴보는 중입니다.</translation>
    </message>
    <message>
        <source>It is being imported.</source>
        <translation>가져오는 중입니다.</translation>
    </message>
    <message>
        <source>There is nothing to import: the store is as the file says, or no product of it can be imported.</source>
        <translation>가져올 것이 없음: 스토어가 이미 파일과 같거나, 가져올 수 있는 상품이 없습니다.</translation>
    </message>
    <message>
        <source>The file was not accepted.</source>
        <translation>파일이 수락되지 않았습니다.</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>아직 아무것도 변경되지 않았습니다.</translation>
    </message>
    <message>
        <source>Import products</source>
        <translation>상품 가져오기</translation>
    </message>
    <message>
        <source>From a CSV file into a store. A row that is wrong fails its product alone.</source>
        <translation>CSV 파일에서 스토어로 가져옵니다. 잘못된 행은 해당 상품만 실패합니다.</translation>
    </message>
    <message>
        <source>&amp;Into store</source>
        <translation>대상 스토어(&amp;I)</translation>
    </message>
    <message>
        <source>Into store</source>
        <translation>대상 스토어</translation>
    </message>
    <message>
        <source>Run it again</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Reads the file again and shows what would change now.</source>
        <translation>파일을 다시 읽고 지금 변경될 내용을 표시합니다.</translation>
    </message>
    <message>
        <source>Nothing to show yet</source>
        <translation>아직 표시할 내용 없음</translation>
    </message>
    <message>
        <source>Choose a file and a store: then this shows what would be created, updated and left as it is, and which rows are wrong. Nothing is changed by looking.</source>
        <translation>파일과 스토어를 선택하세요: 생성, 업데이트, 유지될 항목과 잘못된 행이 표시됩니다. 보는 것만으로는 아무것도 변경되지 않습니다.</translation>
    </message>
    <message>
        <source>What was changed is not known: the list of imports shows how it ended.</source>
        <translation>무엇이 바뀌었는지 알 수 없습니다. 가져오기 목록에서 결과를 확인하세요.</translation>
    </message>
    <message>
        <source>To the list</source>
        <translation>목록으로</translation>
    </message>
    <message>
        <source>Importing for %1; it goes on when you leave.</source>
        <translation>%1째 가져오는 중입니다. 화면을 떠나도 계속됩니다.</translation>
    </message>
    <message>
        <source>Looking through the file for %1. Nothing is changed yet.</source>
        <translation>%1째 파일을 살펴보는 중입니다. 아직 바뀐 것은 없습니다.</translation>
    </message>
    <message>
        <source>Also take off sale what the source took away</source>
        <translation>원본에서 사라진 것도 판매 중지</translation>
    </message>
    <message>
        <source>What the file, or the shop it comes from, does not offer any more</source>
        <translation>파일이나 원래 쇼핑몰에서 더 이상 팔지 않는 것</translation>
    </message>
    <message>
        <source>Which columns a file has is known once it was looked through.</source>
        <translation>파일을 살펴본 뒤에 어떤 열이 있는지 알 수 있습니다.</translation>
    </message>
    <message>
        <source>Match columns…</source>
        <translation>열 맞추기…</translation>
    </message>
</context>
<context>
    <name>firstcome::ImportPricesTable</name>
    <message>
        <source>Product</source>
        <translation>상품</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>옵션</translation>
    </message>
    <message>
        <source>Price now</source>
        <translation>현재 가격</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>파일 가격</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>변동</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>행</translation>
    </message>
</context>
<context>
    <name>firstcome::ImportProductsTable</name>
    <message>
        <source>Outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>상품</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>옵션</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>가격</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>변경 사항</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>입고 누계</translation>
    </message>
    <message>
        <source>On sale</source>
        <translation>판매 가능</translation>
    </message>
    <message>
        <source>What the file says was received in total; what was sold since comes off it.</source>
        <translation>파일에 적힌 총 입고 수량이며, 그 뒤에 팔린 수량은 여기서 빠집니다.</translation>
    </message>
    <message>
        <source>Units that can be bought after the import</source>
        <translation>가져온 뒤 살 수 있는 수량</translation>
    </message>
</context>
<context>
    <name>firstcome::ImportReportView</name>
    <message>
        <source>Products</source>
        <translation>상품</translation>
    </message>
    <message>
        <source>Columns (%1 of %2 used)</source>
        <translation>열 (%2개 중 %1개 사용)</translation>
    </message>
    <message>
        <source>Row errors (%1)</source>
        <translation>행 오류 (%1)</translation>
    </message>
    <message>
        <source>What becomes of the products</source>
        <translation>상품별 처리 결과</translation>
    </message>
    <message>
        <source>Which columns are used</source>
        <translation>사용되는 열</translation>
    </message>
    <message>
        <source>What is wrong in which row</source>
        <translation>행별 문제</translation>
    </message>
    <message>
        <source>The first %1 of %2 products</source>
        <translation>상품 %2개 중 처음 %1개</translation>
    </message>
    <message>
        <source>%1 more are not listed</source>
        <translation>%1개는 목록에 표시되지 않음</translation>
    </message>
    <message>
        <source>Every row is in order.</source>
        <translation>모든 행이 정상입니다.</translation>
    </message>
    <message>
        <source>What the source took away</source>
        <translation>원본에서 사라진 것</translation>
    </message>
    <message>
        <source>Prices that move by more than half</source>
        <translation>절반 넘게 바뀌는 가격</translation>
    </message>
    <message>
        <source>How the file was read</source>
        <translation>파일을 읽은 방식</translation>
    </message>
    <message>
        <source>Taken away (%1)</source>
        <translation>사라진 것 (%1)</translation>
    </message>
    <message>
        <source>Price jumps (%1)</source>
        <translation>가격 급변 (%1)</translation>
    </message>
    <message>
        <source>Read as (%1)</source>
        <translation>읽은 방식 (%1)</translation>
    </message>
    <message>
        <source>Save the failed rows…</source>
        <translation>실패한 행 저장…</translation>
    </message>
    <message>
        <source>All rows of the products that failed, with what is wrong in them; %1 more are left out.</source>
        <translation>실패한 상품의 모든 행과 각 행의 잘못된 점. %1개는 빠져 있습니다.</translation>
    </message>
    <message>
        <source>All rows of the products that failed, with what is wrong in them.</source>
        <translation>실패한 상품의 모든 행과 각 행의 잘못된 점.</translation>
    </message>
</context>
<context>
    <name>firstcome::ImportResult</name>
    <message>
        <source>Preview</source>
        <translation>미리보기</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>가져옴</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>생성됨</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>업데이트됨</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>변경 없음</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Off sale</source>
        <translation>판매 중지</translation>
    </message>
    <message>
        <source>Prices rounded</source>
        <translation>가격 반올림됨</translation>
    </message>
    <message>
        <source>Units on sale</source>
        <translation>판매 가능 수량</translation>
    </message>
</context>
<context>
    <name>firstcome::ImportRunDetails</name>
    <message>
        <source>The report could not be loaded: %1</source>
        <translation>보고서를 불러올 수 없음: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>It is under way. The report is here when it is done.</source>
        <translation>진행 중입니다. 끝나면 여기에 보고서가 나옵니다.</translation>
    </message>
    <message>
        <source>The file was refused and nothing was changed: %1</source>
        <translation>파일이 거절되어 바뀐 것이 없습니다: %1</translation>
    </message>
    <message>
        <source>The server ended before the import did. Products that were done are done; run the file again to finish it.</source>
        <translation>가져오기가 끝나기 전에 서버가 종료되었습니다. 처리된 상품은 그대로이며, 파일을 다시 실행하면 마저 처리됩니다.</translation>
    </message>
    <message>
        <source>Dry run into %1</source>
        <translation>%1에 모의 실행</translation>
    </message>
    <message>
        <source>Import into %1</source>
        <translation>%1에 가져오기</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>%1 소요</translation>
    </message>
    <message>
        <source>with what the source took away going off sale</source>
        <translation>원본에서 사라진 것은 판매 중지</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>No report</source>
        <translation>보고서 없음</translation>
    </message>
</context>
<context>
    <name>firstcome::ImportsPage</name>
    <message numerus="yes">
        <source>%Ln import(s) kept</source>
        <translation>
            <numerusform>가져오기 %Ln건 보관됨</numerusform>
        </translation>
    </message>
    <message>
        <source>The imports could not be loaded: %1</source>
        <translation>가져오기 목록을 불러올 수 없음: %1</translation>
    </message>
    <message>
        <source>No import fits</source>
        <translation>맞는 가져오기가 없음</translation>
    </message>
    <message>
        <source>Searched is the name of the store.</source>
        <translation>스토어 이름으로 찾습니다.</translation>
    </message>
    <message>
        <source>No import yet</source>
        <translation>아직 가져오기가 없음</translation>
    </message>
    <message>
        <source>Bring in a product or inventory file of a shop you run already. It is looked through first, and nothing is changed by looking.</source>
        <translation>이미 운영 중인 쇼핑몰의 상품 파일이나 재고 파일을 가져오세요. 먼저 살펴보기만 하며, 살펴보는 것으로는 아무것도 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>Created the store “%1”.</source>
        <translation>스토어 “%1” 생성됨.</translation>
    </message>
    <message>
        <source>The permission catalogue.edit is missing.</source>
        <translation>catalogue.edit 권한이 없습니다.</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>파일 가져오기…</translation>
    </message>
    <message>
        <source>New store…</source>
        <translation>새 스토어…</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Dry runs</source>
        <translation>모의 실행</translation>
    </message>
    <message>
        <source>Search store</source>
        <translation>스토어 검색</translation>
    </message>
    <message>
        <source>Search imports by store</source>
        <translation>스토어로 가져오기 검색</translation>
    </message>
</context>
<context>
    <name>firstcome::InstanceCharts</name>
    <message>
        <source>Processor</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>% of one core</source>
        <translation>코어 하나의 %</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>요청</translation>
    </message>
    <message>
        <source>requests/s</source>
        <translation>요청/초</translation>
    </message>
    <message>
        <source>Loop delay</source>
        <translation>루프 지연</translation>
    </message>
</context>
<context>
    <name>firstcome::InstanceList</name>
    <message numerus="yes">
        <source>%Ln instance(s), all take work</source>
        <translation>
            <numerusform>인스턴스 %Ln개, 모두 처리 중</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 take work</source>
        <translation>%2개 중 %1개가 처리 중</translation>
    </message>
    <message>
        <source>The instances could not be loaded: %1</source>
        <translation>인스턴스를 불러오지 못했습니다: %1</translation>
    </message>
    <message>
        <source>No instance serves</source>
        <translation>처리하는 인스턴스가 없습니다</translation>
    </message>
    <message>
        <source>A process that starts appears here within five seconds.</source>
        <translation>프로세스가 시작되면 5초 안에 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>인스턴스</translation>
    </message>
</context>
<context>
    <name>firstcome::InstancePane</name>
    <message>
        <source>Drain instance %1?</source>
        <translation>인스턴스 %1을 비울까요?</translation>
    </message>
    <message numerus="yes">
        <source>Nobody new is sent to it, and what it has begun it ends. %Ln other(s) go on.</source>
        <translation>
            <numerusform>새 요청을 보내지 않고, 시작한 일은 끝냅니다. 다른 인스턴스 %Ln개가 계속 처리합니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is the only one that takes work: shoppers find nobody until you take this back.</source>
        <translation>처리하는 유일한 인스턴스입니다. 되돌릴 때까지 구매자는 아무 응답도 받지 못합니다.</translation>
    </message>
    <message>
        <source>Drain it</source>
        <translation>비우기</translation>
    </message>
    <message>
        <source>Let it serve</source>
        <translation>계속 처리</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Instance %1 is drained.</source>
        <translation>인스턴스 %1을 비웁니다.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Instance %1 takes work again.</source>
        <translation>인스턴스 %1이 다시 처리합니다.</translation>
    </message>
    <message>
        <source>It logs: %1</source>
        <translation>기록 수준: %1</translation>
    </message>
    <message>
        <source>Not done: %1</source>
        <translation>처리하지 못했습니다: %1</translation>
    </message>
    <message>
        <source>It ended, or was not heard for ten seconds. These are its last figures.</source>
        <translation>끝났거나 10초 동안 소식이 없습니다. 마지막 수치입니다.</translation>
    </message>
    <message>
        <source>Nobody new is sent to it. What it has begun it ends; then it can be stopped.</source>
        <translation>새 요청을 보내지 않습니다. 시작한 일을 끝내면 멈춰도 됩니다.</translation>
    </message>
    <message>
        <source>%1, process %2</source>
        <translation>%1, 프로세스 %2</translation>
    </message>
    <message>
        <source>Select an instance first.</source>
        <translation>먼저 인스턴스를 선택하세요.</translation>
    </message>
    <message>
        <source>It is gone.</source>
        <translation>사라졌습니다.</translation>
    </message>
    <message>
        <source>The permission ops.act is missing.</source>
        <translation>ops.act 권한이 없습니다.</translation>
    </message>
    <message>
        <source>Something is being asked of it.</source>
        <translation>요청을 보내는 중입니다.</translation>
    </message>
    <message>
        <source>It is drained already.</source>
        <translation>이미 비웠습니다.</translation>
    </message>
    <message>
        <source>It takes work.</source>
        <translation>처리하고 있습니다.</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>인스턴스</translation>
    </message>
    <message>
        <source>Drain…</source>
        <translation>비우기…</translation>
    </message>
    <message>
        <source>Take work again</source>
        <translation>다시 처리</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>Does</source>
        <translation>역할</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>Loop delay</source>
        <translation>루프 지연</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>요청</translation>
    </message>
    <message>
        <source>Free on its disk</source>
        <translation>디스크 여유</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>How much it logs</source>
        <translation>기록 수준</translation>
    </message>
    <message>
        <source>Its probes</source>
        <translation>상태 점검</translation>
    </message>
    <message>
        <source>No instance selected</source>
        <translation>선택된 인스턴스가 없습니다</translation>
    </message>
    <message>
        <source>Select an instance to see how it is, to drain it, or to let it log more.</source>
        <translation>인스턴스를 선택하면 상태가 보이고, 비우거나 더 자세히 기록하게 할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::InstancesPage</name>
    <message>
        <source>Instances</source>
        <translation>인스턴스</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Parts of the instances</source>
        <translation>인스턴스의 구분</translation>
    </message>
    <message>
        <source>Next part</source>
        <translation>다음 구분</translation>
    </message>
</context>
<context>
    <name>firstcome::InvariantView</name>
    <message>
        <source>Check now</source>
        <translation>지금 점검</translation>
    </message>
    <message>
        <source>The last check failed: %1</source>
        <translation>마지막 점검 실패: %1</translation>
    </message>
    <message>
        <source>Checked at %1</source>
        <translation>%1 점검함</translation>
    </message>
    <message>
        <source>Being checked…</source>
        <translation>점검 중…</translation>
    </message>
    <message>
        <source>Not checked yet.</source>
        <translation>아직 점검하지 않았습니다.</translation>
    </message>
    <message>
        <source>Check failed</source>
        <translation>점검 실패</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>점검 안 됨</translation>
    </message>
    <message>
        <source>All %1 hold</source>
        <translation>%1개 모두 충족</translation>
    </message>
    <message>
        <source>%1 do not hold</source>
        <translation>%1개 미충족</translation>
    </message>
</context>
<context>
    <name>firstcome::LeaveDialog</name>
    <message>
        <source>Quit with unsaved edits?</source>
        <translation>저장하지 않은 편집이 있습니다. 종료할까요?</translation>
    </message>
    <message>
        <source>Sign out with unsaved edits?</source>
        <translation>저장하지 않은 편집이 있습니다. 로그아웃할까요?</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>계속 작업</translation>
    </message>
    <message>
        <source>Discard edits</source>
        <translation>편집 버리기</translation>
    </message>
    <message>
        <source>Keep for next time</source>
        <translation>다음에 이어서 하기</translation>
    </message>
    <message>
        <source>Edited and not saved: %1.</source>
        <translation>저장하지 않은 편집: %1.</translation>
    </message>
    <message>
        <source>Kept edits stay on this computer and are here when you come back; the server does not have them.</source>
        <translation>보관한 편집은 이 컴퓨터에 남아 다음에 다시 열립니다. 서버에는 아직 없습니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::ListPage</name>
    <message>
        <source>They are loaded again once the connection is back.</source>
        <translation>연결이 돌아오면 다시 불러옵니다.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Nothing is loaded yet</source>
        <translation>아직 불러온 것이 없습니다</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>필터 지우기</translation>
    </message>
</context>
<context>
    <name>firstcome::LoadPage</name>
    <message numerus="yes">
        <source>%Ln run(s) kept on this computer</source>
        <translation>
            <numerusform>이 컴퓨터에 실행 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>The runs could not be loaded: %1</source>
        <translation>실행을 불러오지 못했습니다: %1</translation>
    </message>
    <message>
        <source>No run fits</source>
        <translation>맞는 실행이 없습니다</translation>
    </message>
    <message>
        <source>Searched are scenario and server.</source>
        <translation>시나리오와 서버에서 찾습니다.</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>아직 실행이 없습니다</translation>
    </message>
    <message>
        <source>Let a crowd into the shop, watch it, and see what the books say: did it hold, where did it break, is it slower than last week?</source>
        <translation>사람들을 상점에 들여보내고 지켜본 뒤 장부를 확인하세요. 버텼는지, 어디서 무너졌는지, 지난주보다 느린지.</translation>
    </message>
    <message>
        <source>The run “%1” ended.</source>
        <translation>“%1” 실행이 끝났습니다.</translation>
    </message>
    <message>
        <source>Choose a run that ended first.</source>
        <translation>끝난 실행을 먼저 고르세요.</translation>
    </message>
    <message>
        <source>The permission load.run is missing.</source>
        <translation>load.run 권한이 없습니다.</translation>
    </message>
    <message>
        <source>Choose a run first.</source>
        <translation>실행을 먼저 고르세요.</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>저장했습니다: %1</translation>
    </message>
    <message>
        <source>Not written: %1</source>
        <translation>저장하지 못했습니다: %1</translation>
    </message>
    <message>
        <source>Remove this run?</source>
        <translation>이 실행을 지울까요?</translation>
    </message>
    <message>
        <source>Its report and what its buyers saw are removed from this computer.</source>
        <translation>보고서와 구매자가 본 기록이 이 컴퓨터에서 지워집니다.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>New run…</source>
        <translation>새 실행…</translation>
    </message>
    <message>
        <source>Watch the run</source>
        <translation>실행 보기</translation>
    </message>
    <message>
        <source>Again…</source>
        <translation>다시…</translation>
    </message>
    <message>
        <source>The same scenario once more</source>
        <translation>같은 시나리오를 한 번 더</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>비교…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Search scenario or server</source>
        <translation>시나리오나 서버 찾기</translation>
    </message>
    <message>
        <source>Search runs</source>
        <translation>실행 찾기</translation>
    </message>
    <message>
        <source>Load lab</source>
        <translation>부하 실험실</translation>
    </message>
    <message>
        <source>No run is under way.</source>
        <translation>진행 중인 실행이 없습니다.</translation>
    </message>
    <message>
        <source>Remove what load runs left at the shop?</source>
        <translation>부하 실행이 상점에 남긴 것을 지울까요?</translation>
    </message>
    <message>
        <source>Members of load runs whose time is over go, with their orders, payments and deliveries, and rehearsals that ended. What they had of real stock is for sale again. Reports stay.</source>
        <translation>시간이 끝난 부하 실행 회원과 그 주문, 결제, 배송, 그리고 끝난 예행연습이 지워집니다. 이들이 가졌던 실제 재고는 다시 판매됩니다. 보고서는 남습니다.</translation>
    </message>
    <message>
        <source>Not removed: %1</source>
        <translation>지우지 못함: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) of load runs removed.</source>
        <translation>
            <numerusform>부하 실행의 주문 %Ln건을 지웠습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s): in use, under way or waiting for a person.</source>
        <translation>
            <numerusform>%Ln건은 남습니다: 사용 중이거나 진행 중이거나 사람을 기다립니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s) stay(s) for good: the gateway knows of a charge.</source>
        <translation>
            <numerusform>회원 %Ln명은 계속 남습니다: 결제 대행사가 충전을 알고 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove samples…</source>
        <translation>표본 지우기…</translation>
    </message>
    <message>
        <source>What load runs left at the shop: members, orders, rehearsals</source>
        <translation>부하 실행이 상점에 남긴 것: 회원, 주문, 예행연습</translation>
    </message>
</context>
<context>
    <name>firstcome::LoadingShapes</name>
    <message>
        <source>Loading</source>
        <translation>불러오는 중</translation>
    </message>
</context>
<context>
    <name>firstcome::MainMenu</name>
    <message>
        <source>&amp;Console</source>
        <translation>콘솔(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>페이지(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About Firstcome</source>
        <translation>Firstcome 정보(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Sign out</source>
        <translation>로그아웃(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>종료(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>새로 고침(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>상세(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>테마(&amp;T)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>시스템 설정 따름(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>밝게(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>어둡게(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>언어(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>단축키(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>명령 찾기(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>뒤로(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>앞으로(&amp;F)</translation>
    </message>
</context>
<context>
    <name>firstcome::MainWindow</name>
    <message>
        <source>This page has no details.</source>
        <translation>이 페이지에는 상세 정보가 없습니다.</translation>
    </message>
    <message>
        <source>No other page was open before.</source>
        <translation>이전에 연 다른 페이지가 없습니다.</translation>
    </message>
    <message>
        <source>This is where you went back from.</source>
        <translation>앞으로 갈 페이지가 없습니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::MendDialog</name>
    <message>
        <source>Keep the copy</source>
        <translation>사본 저장</translation>
    </message>
    <message>
        <source>Mend a copy</source>
        <translation>사본 고치기</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>그만두기</translation>
    </message>
    <message>
        <source>The original stays as it is; the copy can be tried, and replayed in its place.</source>
        <translation>원본은 그대로 남고, 사본을 시험하거나 대신 재처리할 수 있습니다.</translation>
    </message>
    <message>
        <source>This is no JSON object: %1</source>
        <translation>JSON 객체가 아닙니다: %1</translation>
    </message>
    <message>
        <source>It is being kept.</source>
        <translation>저장하는 중입니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::MixRow</name>
    <message>
        <source>Pays by window</source>
        <translation>결제창으로 결제</translation>
    </message>
    <message>
        <source>Pays by balance</source>
        <translation>잔액으로 결제</translation>
    </message>
    <message>
        <source>weight </source>
        <translation>비중 </translation>
    </message>
    <message>
        <source>thinks </source>
        <translation>생각 </translation>
    </message>
    <message>
        <source>to </source>
        <translation>~ </translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>units </source>
        <translation>수량 </translation>
    </message>
    <message>
        <source>lines </source>
        <translation>품목 </translation>
    </message>
    <message>
        <source> % never pay</source>
        <translation> % 결제 안 함</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>무엇을 하나</translation>
    </message>
    <message>
        <source>How often beside the others</source>
        <translation>다른 것에 견준 빈도</translation>
    </message>
    <message>
        <source>Thinks at least, in milliseconds</source>
        <translation>생각하는 최소 시간(밀리초)</translation>
    </message>
    <message>
        <source>Thinks at most, in milliseconds</source>
        <translation>생각하는 최대 시간(밀리초)</translation>
    </message>
    <message>
        <source>Units a line, at least</source>
        <translation>품목당 최소 수량</translation>
    </message>
    <message>
        <source>Units a line, at most</source>
        <translation>품목당 최대 수량</translation>
    </message>
    <message>
        <source>Lines an order, at least</source>
        <translation>주문당 최소 품목</translation>
    </message>
    <message>
        <source>Lines an order, at most</source>
        <translation>주문당 최대 품목</translation>
    </message>
    <message>
        <source>How they pay</source>
        <translation>결제 방법</translation>
    </message>
    <message>
        <source>Share that never pays</source>
        <translation>결제하지 않는 비율</translation>
    </message>
    <message>
        <source>signs in first</source>
        <translation>먼저 로그인</translation>
    </message>
    <message>
        <source>Each begins with a log-in and does the rest in that session</source>
        <translation>각자 로그인으로 시작하고 나머지를 그 세션에서 합니다</translation>
    </message>
</context>
<context>
    <name>firstcome::MoneyActs</name>
    <message>
        <source>Ask again…</source>
        <translation>다시 묻기…</translation>
    </message>
    <message>
        <source>Ask the gateway again?</source>
        <translation>게이트웨이에 다시 물을까요?</translation>
    </message>
    <message>
        <source>The gateway is asked anew, and what it says decides. Nothing is decided by hand.</source>
        <translation>게이트웨이에 다시 물어 그 답에 따릅니다. 손으로 정하는 것은 없습니다.</translation>
    </message>
    <message>
        <source>Book as the gateway…</source>
        <translation>게이트웨이대로 기장…</translation>
    </message>
    <message>
        <source>Book it as the gateway has it?</source>
        <translation>게이트웨이 장부대로 기장할까요?</translation>
    </message>
    <message>
        <source>The gateway&apos;s book is read now, and ours is made to say the same. The order itself stays as it is.</source>
        <translation>지금 게이트웨이 장부를 읽어 우리 장부를 똑같이 맞춥니다. 주문 자체는 그대로입니다.</translation>
    </message>
    <message>
        <source>End by hand…</source>
        <translation>수동으로 끝내기…</translation>
    </message>
    <message>
        <source>End it by hand?</source>
        <translation>수동으로 끝낼까요?</translation>
    </message>
    <message>
        <source>It waits no longer. What was asked of the gateway and not answered counts as not done: an unpaid order fails and its stock is free; what the gateway took all the same goes back once it can be read. This cannot be undone.</source>
        <translation>더 기다리지 않습니다. 게이트웨이가 답하지 않은 요청은 하지 않은 것으로 봅니다. 결제되지 않은 주문은 실패하고 재고가 풀리며, 게이트웨이가 그래도 받은 돈은 확인되는 대로 돌려줍니다. 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>The server does not allow it now.</source>
        <translation>지금은 서버가 허용하지 않습니다.</translation>
    </message>
    <message>
        <source>Leave it waiting</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Reason, for the audit</source>
        <translation>사유 (감사 기록용)</translation>
    </message>
</context>
<context>
    <name>firstcome::NewProductDialog</name>
    <message>
        <source>Create product</source>
        <translation>상품 만들기</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>새 상품</translation>
    </message>
    <message>
        <source>S&amp;tore</source>
        <translation>상점(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>이름(&amp;N)</translation>
    </message>
    <message>
        <source>No other product of the store has it.</source>
        <translation>같은 상점에 같은 이름의 상품이 없어야 합니다.</translation>
    </message>
    <message>
        <source>The store has a product of this name already.</source>
        <translation>이 상점에 같은 이름의 상품이 이미 있습니다.</translation>
    </message>
    <message>
        <source>&amp;Options</source>
        <translation>옵션(&amp;O)</translation>
    </message>
    <message>
        <source>One without a name is the product itself.</source>
        <translation>이름 없는 옵션은 상품 그 자체입니다.</translation>
    </message>
    <message>
        <source>&amp;Category</source>
        <translation>분류(&amp;C)</translation>
    </message>
    <message>
        <source>T&amp;ags</source>
        <translation>태그(&amp;A)</translation>
    </message>
    <message>
        <source>Separated by commas.</source>
        <translation>쉼표로 구분합니다.</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation>설명(&amp;D)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>옵션</translation>
    </message>
    <message>
        <source>Price (₩)</source>
        <translation>가격(₩)</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>재고</translation>
    </message>
    <message>
        <source>Add an option</source>
        <translation>옵션 추가</translation>
    </message>
    <message>
        <source>It was not created.</source>
        <translation>만들지 못했습니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::OptionTableModel</name>
    <message>
        <source>On hand %1, held %2, available %3, sold %4</source>
        <translation>보유 %1, 보류 %2, 판매 가능 %3, 판매됨 %4</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>옵션</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>가격</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>판매 가능</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>판매됨</translation>
    </message>
    <message>
        <source>The stock it begins with</source>
        <translation>처음 재고</translation>
    </message>
    <message>
        <source>%1 – off sale: shoppers cannot buy it</source>
        <translation>%1 – 판매 중지: 구매자가 살 수 없음</translation>
    </message>
</context>
<context>
    <name>firstcome::OrderDetails</name>
    <message>
        <source>Not loaded: %1</source>
        <translation>불러오지 못함: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>The timeline could not be loaded: %1</source>
        <translation>타임라인을 불러올 수 없음: %1</translation>
    </message>
    <message>
        <source>Order %1 is cancelled.</source>
        <translation>%1 주문이 취소되었습니다.</translation>
    </message>
    <message>
        <source>Order %1 was not cancelled: %2</source>
        <translation>%1 주문이 취소되지 않음: %2</translation>
    </message>
    <message>
        <source>Whether it was cancelled is not known: %1</source>
        <translation>취소 여부를 알 수 없음: %1</translation>
    </message>
    <message>
        <source>Not cancelled: %1</source>
        <translation>취소되지 않음: %1</translation>
    </message>
    <message>
        <source>Cancelling again takes effect once.</source>
        <translation>다시 취소해도 한 번만 적용됩니다.</translation>
    </message>
    <message>
        <source>Cancel order %1?</source>
        <translation>%1 주문을 취소할까요?</translation>
    </message>
    <message>
        <source>Cancel order</source>
        <translation>주문 취소</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>유지</translation>
    </message>
    <message>
        <source>Reason, for the audit</source>
        <translation>사유(감사 기록용)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>품목 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>Placed %1, %2</source>
        <translation>주문 시각 %1, %2</translation>
    </message>
    <message>
        <source>stands still: being paid since %1</source>
        <translation>정지: %1부터 결제 중</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>No order is selected.</source>
        <translation>선택된 주문이 없습니다.</translation>
    </message>
    <message>
        <source>It is being cancelled.</source>
        <translation>취소하는 중입니다.</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>Cancel order…</source>
        <translation>주문 취소…</translation>
    </message>
    <message>
        <source>Copy the order&apos;s number</source>
        <translation>주문 번호 복사</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>회원</translation>
    </message>
    <message>
        <source>Pays by</source>
        <translation>결제 수단</translation>
    </message>
    <message>
        <source>Held until</source>
        <translation>보류 기한</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>변경 시각</translation>
    </message>
    <message>
        <source>No order selected</source>
        <translation>선택된 주문 없음</translation>
    </message>
    <message>
        <source>Select an order to see its lines, payment, deliveries and timeline.</source>
        <translation>주문을 선택하면 품목, 결제, 배송, 타임라인이 표시됩니다.</translation>
    </message>
    <message>
        <source>Decided about the money of order %1.</source>
        <translation>주문 %1의 돈을 처리했습니다.</translation>
    </message>
    <message>
        <source>Whether it was decided is not known: %1</source>
        <translation>처리되었는지 알 수 없음: %1</translation>
    </message>
    <message>
        <source>Not decided: %1</source>
        <translation>처리되지 않음: %1</translation>
    </message>
    <message>
        <source>Deciding the same again takes effect once.</source>
        <translation>같은 결정을 다시 보내도 한 번만 적용됩니다.</translation>
    </message>
    <message>
        <source>The permission refund.decide is missing.</source>
        <translation>refund.decide 권한이 없습니다.</translation>
    </message>
    <message>
        <source>It is being decided.</source>
        <translation>처리하는 중입니다.</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln claim(s) of this order</source>
        <translation>
            <numerusform>이 주문의 환불 요청 %Ln건 보기</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::OrderFilterBar</name>
    <message>
        <source>All states</source>
        <translation>모든 상태</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>전체 기간</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>최근 1시간</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>최근 7일</translation>
    </message>
    <message>
        <source>Between…</source>
        <translation>기간 지정…</translation>
    </message>
    <message>
        <source>Order, member, e-mail</source>
        <translation>주문, 회원, 이메일</translation>
    </message>
    <message>
        <source>Search orders</source>
        <translation>주문 검색</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Placed when</source>
        <translation>주문 시기</translation>
    </message>
    <message>
        <source>Any product</source>
        <translation>모든 상품</translation>
    </message>
    <message>
        <source>Product in the order</source>
        <translation>주문에 포함된 상품</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Only orders that wait for a person</source>
        <translation>담당자 조치를 기다리는 주문만</translation>
    </message>
    <message>
        <source>Placed from</source>
        <translation>주문 시각 시작</translation>
    </message>
    <message>
        <source>until before</source>
        <translation>끝(미포함)</translation>
    </message>
    <message>
        <source>Placed from, Korean time</source>
        <translation>주문 시각 시작, 한국 시간</translation>
    </message>
    <message>
        <source>Placed before, Korean time</source>
        <translation>주문 시각 끝(미포함), 한국 시간</translation>
    </message>
    <message>
        <source>An order&apos;s number or its last digits (4 or more); a member&apos;s number, name or e-mail address; a part of a product&apos;s name</source>
        <translation>주문 번호나 끝 네 자리 이상, 회원 번호·이름·이메일, 상품 이름의 일부</translation>
    </message>
</context>
<context>
    <name>firstcome::OrderLineRow</name>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>number %1 in the sale</source>
        <translation>판매 내 순번 %1</translation>
    </message>
    <message>
        <source>Delivery: %1</source>
        <translation>배송: %1</translation>
    </message>
    <message>
        <source>reference %1</source>
        <translation>참조 번호 %1</translation>
    </message>
    <message>
        <source>Show the product</source>
        <translation>상품 보기</translation>
    </message>
    <message>
        <source>Show the product “%1”</source>
        <translation>상품 “%1” 보기</translation>
    </message>
    <message>
        <source>%1 went back</source>
        <translation>%1 환불</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s) came back</source>
        <translation>
            <numerusform>%Ln개 반품</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::OrdersPage</name>
    <message>
        <source>Orders could not be loaded: %1</source>
        <translation>주문을 불러올 수 없음: %1</translation>
    </message>
    <message>
        <source>None found so far</source>
        <translation>지금까지 찾은 주문 없음</translation>
    </message>
    <message>
        <source>The newest orders were looked through; older ones were not yet.</source>
        <translation>최근 주문만 살펴보았으며, 이전 주문은 아직 살펴보지 않았습니다.</translation>
    </message>
    <message>
        <source>No order fits</source>
        <translation>조건에 맞는 주문 없음</translation>
    </message>
    <message>
        <source>No orders yet</source>
        <translation>아직 주문 없음</translation>
    </message>
    <message>
        <source>They appear here by themselves as shoppers place them.</source>
        <translation>구매자가 주문하면 여기에 자동으로 표시됩니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) fit</source>
        <translation>
            <numerusform>조건에 맞는 주문 %Ln건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln order(s) that fit</source>
        <translation>
            <numerusform>조건에 맞는 최근 주문 %Ln건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>주문 %Ln건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln order(s)</source>
        <translation>
            <numerusform>최근 주문 %Ln건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new order(s)</source>
        <translation>
            <numerusform>새 주문 %Ln건</numerusform>
        </translation>
    </message>
    <message>
        <source>More than %1 new orders</source>
        <translation>새 주문 %1건 초과</translation>
    </message>
    <message>
        <source>New orders have come; some may fit</source>
        <translation>새 주문이 들어왔습니다. 조건에 맞는 주문이 있을 수 있습니다</translation>
    </message>
    <message>
        <source>%1 – show</source>
        <translation>%1 – 보기</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>Look further</source>
        <translation>더 찾아보기</translation>
    </message>
    <message>
        <source>Paused: %1 – show</source>
        <translation>멈춤: %1 – 보기</translation>
    </message>
    <message>
        <source>Searched are an order&apos;s number or its last digits, and a member&apos;s number, name or e-mail address, and product names. Widen the filters, or search for another part.</source>
        <translation>주문 번호나 끝자리, 회원 번호·이름·이메일, 상품 이름에서 찾았습니다. 필터를 넓히거나 다른 말로 찾아 보세요.</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln order(s)…</source>
        <translation>
            <numerusform>주문 %Ln건 취소…</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel the selected orders…</source>
        <translation>선택한 주문 취소…</translation>
    </message>
    <message>
        <source>The permission order.act is missing.</source>
        <translation>order.act 권한이 없습니다.</translation>
    </message>
    <message>
        <source>Select several orders first, with Shift or Ctrl.</source>
        <translation>먼저 Shift나 Ctrl 키로 주문을 여러 건 고르세요.</translation>
    </message>
    <message>
        <source>Money that waits for a person…</source>
        <translation>담당자를 기다리는 돈…</translation>
    </message>
</context>
<context>
    <name>firstcome::OverviewCharts</name>
    <message>
        <source>Orders</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>orders/s</source>
        <translation>주문/초</translation>
    </message>
    <message>
        <source>placed</source>
        <translation>접수</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>결제</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>배송 완료</translation>
    </message>
    <message>
        <source>Answer time</source>
        <translation>응답 시간</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Lag of events</source>
        <translation>이벤트 지연</translation>
    </message>
    <message>
        <source>s</source>
        <translation>초</translation>
    </message>
    <message>
        <source>oldest event</source>
        <translation>가장 오래된 이벤트</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>요청</translation>
    </message>
    <message>
        <source>requests/s</source>
        <translation>요청/초</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>응답</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Orders in flight</source>
        <translation>진행 중인 주문</translation>
    </message>
    <message>
        <source>orders</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>wait for a person</source>
        <translation>사람을 기다림</translation>
    </message>
    <message>
        <source>Revenue today</source>
        <translation>오늘 매출</translation>
    </message>
    <message>
        <source>won</source>
        <translation>원</translation>
    </message>
    <message>
        <source>revenue</source>
        <translation>매출</translation>
    </message>
</context>
<context>
    <name>firstcome::OverviewPage</name>
    <message>
        <source>The figures could not be loaded: %1</source>
        <translation>지표를 불러오지 못했습니다: %1</translation>
    </message>
    <message>
        <source>Live figures go on as soon as the server answers.</source>
        <translation>서버가 응답하면 실시간 지표가 바로 이어집니다.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>개요</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>새로 고침</translation>
    </message>
    <message>
        <source>Pause charts</source>
        <translation>차트 일시 정지</translation>
    </message>
    <message>
        <source>System</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>“%1” closes in %2</source>
        <translation>“%1” %2 후 종료</translation>
    </message>
    <message>
        <source>%1 sales are open; the first closes in %2</source>
        <translation>진행 중인 판매 %1건, 첫 종료까지 %2</translation>
    </message>
    <message>
        <source>No sale is open</source>
        <translation>진행 중인 판매 없음</translation>
    </message>
    <message>
        <source>The server answers, but has no figures: %1</source>
        <translation>서버는 응답하지만 수치가 없습니다: %1</translation>
    </message>
    <message>
        <source>What always holds does not: %1 of %2</source>
        <translation>항상 지켜져야 할 것이 지켜지지 않습니다: %2개 중 %1개</translation>
    </message>
</context>
<context>
    <name>firstcome::OwnServer</name>
    <message>
        <source>The program firstcome-backend is not on this computer.</source>
        <translation>이 컴퓨터에 firstcome-backend 프로그램이 없습니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::OwnServerForm</name>
    <message>
        <source>Type your login.</source>
        <translation>로그인 ID를 입력하세요.</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>비밀번호를 입력하세요.</translation>
    </message>
    <message>
        <source>At least %1 characters.</source>
        <translation>%1자 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>Nobody was here yet: you become its operator.</source>
        <translation>아직 아무도 쓰지 않았습니다. 당신이 운영자가 됩니다.</translation>
    </message>
    <message>
        <source>A server on this computer</source>
        <translation>이 컴퓨터의 서버</translation>
    </message>
    <message>
        <source>It is started now, listens to this computer alone, and ends with the console.</source>
        <translation>지금 시작하고, 이 컴퓨터에서만 접속되며, 콘솔과 함께 끝납니다.</translation>
    </message>
    <message>
        <source>A demo shop with products, members and a sale</source>
        <translation>상품, 회원, 판매가 있는 데모 쇼핑몰</translation>
    </message>
    <message>
        <source>Data of my own</source>
        <translation>내 데이터</translation>
    </message>
    <message>
        <source>Kept in %1</source>
        <translation>%1에 보관</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>로그인 ID</translation>
    </message>
</context>
<context>
    <name>firstcome::PaymentView</name>
    <message>
        <source>Payment</source>
        <translation>결제</translation>
    </message>
    <message>
        <source>No payment yet</source>
        <translation>아직 결제 없음</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>Paid back</source>
        <translation>환불 금액</translation>
    </message>
    <message>
        <source>Gateway&apos;s key</source>
        <translation>게이트웨이 키</translation>
    </message>
    <message>
        <source>Failure</source>
        <translation>실패 사유</translation>
    </message>
</context>
<context>
    <name>firstcome::PayoutList</name>
    <message numerus="yes">
        <source>Pay %Ln payout(s)…</source>
        <translation>
            <numerusform>지급 %Ln건 실행…</numerusform>
        </translation>
    </message>
    <message>
        <source>Pay the selected payouts…</source>
        <translation>선택한 지급 실행…</translation>
    </message>
    <message numerus="yes">
        <source>Reject %Ln payout(s)…</source>
        <translation>
            <numerusform>지급 요청 %Ln건 거절…</numerusform>
        </translation>
    </message>
    <message>
        <source>Reject the selected payouts…</source>
        <translation>선택한 지급 요청 거절…</translation>
    </message>
    <message>
        <source>The permission payout.decide is missing.</source>
        <translation>payout.decide 권한이 없습니다.</translation>
    </message>
    <message>
        <source>Select several payouts first, with Shift or Ctrl.</source>
        <translation>먼저 Shift나 Ctrl로 여러 건을 선택하세요.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln payout(s)</source>
        <translation>
            <numerusform>지급 %Ln건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln payout(s)</source>
        <translation>
            <numerusform>최근 지급 %Ln건</numerusform>
        </translation>
    </message>
    <message>
        <source>The payouts could not be loaded: %1</source>
        <translation>지급을 불러오지 못했습니다: %1</translation>
    </message>
    <message>
        <source>No payout fits</source>
        <translation>맞는 지급이 없습니다</translation>
    </message>
    <message>
        <source>A seller is found by his number, his whole username or his e-mail address.</source>
        <translation>판매자는 번호, 전체 아이디, 이메일 주소로 찾습니다.</translation>
    </message>
    <message>
        <source>No payout waits</source>
        <translation>기다리는 지급 요청이 없습니다</translation>
    </message>
    <message>
        <source>What a seller asks to be paid appears here by itself.</source>
        <translation>판매자가 지급을 요청하면 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>There is none</source>
        <translation>없습니다</translation>
    </message>
    <message>
        <source>Payouts come here as they are decided.</source>
        <translation>지급이 결정되면 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>지급됨</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>거절됨</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>판매자</translation>
    </message>
    <message>
        <source>Search a seller</source>
        <translation>판매자 검색</translation>
    </message>
    <message>
        <source>A seller&apos;s number, username or e-mail address</source>
        <translation>판매자의 번호, 아이디 또는 이메일 주소</translation>
    </message>
    <message>
        <source>Settlements</source>
        <translation>정산</translation>
    </message>
</context>
<context>
    <name>firstcome::PayoutPane</name>
    <message>
        <source>Pay %1 to %2?</source>
        <translation>%2에게 %1을 지급할까요?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s) of %1 are paid out. Above the limit a second person has to agree first. It cannot be taken back.</source>
        <translation>
            <numerusform>%1의 정산서 %Ln건을 지급합니다. 한도를 넘으면 먼저 다른 사람이 승인해야 합니다. 되돌릴 수 없습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pay %1</source>
        <translation>%1 지급</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>Reject this payout of %1?</source>
        <translation>%1 지급 요청을 거절할까요?</translation>
    </message>
    <message>
        <source>Nothing is paid. Its statements are open again, and the seller may ask anew; he sees your reason.</source>
        <translation>아무것도 지급되지 않습니다. 정산서는 다시 미지급 상태가 되고 판매자가 다시 요청할 수 있습니다. 판매자에게 사유가 보입니다.</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>거절</translation>
    </message>
    <message>
        <source>Leave it waiting</source>
        <translation>대기 상태로 두기</translation>
    </message>
    <message>
        <source>Reason, which the seller sees</source>
        <translation>사유(판매자에게 보임)</translation>
    </message>
    <message>
        <source>Paid out.</source>
        <translation>지급했습니다.</translation>
    </message>
    <message>
        <source>Rejected.</source>
        <translation>거절했습니다.</translation>
    </message>
    <message>
        <source>Whether it was decided is not known: %1</source>
        <translation>결정되었는지 알 수 없음: %1</translation>
    </message>
    <message>
        <source>Not decided: %1</source>
        <translation>결정하지 못함: %1</translation>
    </message>
    <message>
        <source>Deciding the same again takes effect once.</source>
        <translation>다시 결정해도 한 번만 적용됩니다.</translation>
    </message>
    <message>
        <source>Payout %1</source>
        <translation>지급 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Select a payout first.</source>
        <translation>먼저 지급을 선택하세요.</translation>
    </message>
    <message>
        <source>The permission payout.decide is missing.</source>
        <translation>payout.decide 권한이 없습니다.</translation>
    </message>
    <message>
        <source>It is being decided.</source>
        <translation>처리하고 있습니다.</translation>
    </message>
    <message>
        <source>It is decided already.</source>
        <translation>이미 결정되었습니다.</translation>
    </message>
    <message>
        <source>Payout</source>
        <translation>지급</translation>
    </message>
    <message>
        <source>Pay…</source>
        <translation>지급…</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>거절…</translation>
    </message>
    <message>
        <source>Its statements</source>
        <translation>정산서 보기</translation>
    </message>
    <message>
        <source>Show who agreed</source>
        <translation>승인 기록 보기</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>판매자</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>정산서</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>요청</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>결정</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>No payout selected</source>
        <translation>선택된 지급이 없습니다</translation>
    </message>
    <message>
        <source>Select a payout to see what it pays, and to decide about it.</source>
        <translation>지급을 선택하면 내용이 보이고 결정할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::PhaseRow</name>
    <message>
        <source>base </source>
        <translation>기본 </translation>
    </message>
    <message>
        <source>from </source>
        <translation>처음 </translation>
    </message>
    <message>
        <source>peak </source>
        <translation>최고 </translation>
    </message>
    <message>
        <source>to </source>
        <translation>~ </translation>
    </message>
    <message>
        <source> a second</source>
        <translation> /초</translation>
    </message>
    <message>
        <source> steps</source>
        <translation> 단계</translation>
    </message>
    <message>
        <source>for </source>
        <translation>길이 </translation>
    </message>
    <message>
        <source> s</source>
        <translation> 초</translation>
    </message>
    <message>
        <source>Shape of the arrivals</source>
        <translation>도착 모양</translation>
    </message>
    <message>
        <source>Arrivals a second at its beginning</source>
        <translation>처음의 초당 도착</translation>
    </message>
    <message>
        <source>Arrivals a second at its end or peak</source>
        <translation>끝이나 최고점의 초당 도착</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>계단</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>초</translation>
    </message>
</context>
<context>
    <name>firstcome::PriceDelegate</name>
    <message>
        <source>Price</source>
        <translation>가격</translation>
    </message>
    <message>
        <source>“%1” is no price such as 12900; the one before stays.</source>
        <translation>“%1”은(는) 12900 같은 가격이 아닙니다. 앞의 가격을 그대로 둡니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::ProductEditor</name>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Saved “%1”.</source>
        <translation>“%1” 저장됨.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>“%1” was not saved: %2</source>
        <translation>“%1” 저장 안 됨: %2</translation>
    </message>
    <message>
        <source>The store has another product of this name.</source>
        <translation>스토어에 같은 이름의 다른 상품이 있습니다.</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>저장 안 됨: %1</translation>
    </message>
    <message>
        <source>Your edit is still here.</source>
        <translation>편집한 내용은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>The edit of “%1” was discarded.</source>
        <translation>“%1” 편집 내용을 버렸습니다.</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>스토어: %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 ~ %2</translation>
    </message>
    <message>
        <source>None planned</source>
        <translation>예정 없음</translation>
    </message>
    <message>
        <source>You may look, not edit: the permission catalogue.edit is missing.</source>
        <translation>보기만 가능하고 편집할 수 없습니다: catalogue.edit 권한이 없습니다.</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>저장하는 중입니다.</translation>
    </message>
    <message>
        <source>Choose first what becomes of your edit.</source>
        <translation>편집한 내용을 어떻게 할지 먼저 선택하세요.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>변경된 내용이 없습니다.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>저장 중…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) not saved</source>
        <translation>
            <numerusform>저장 안 된 변경 %Ln건</numerusform>
        </translation>
    </message>
    <message>
        <source>Product</source>
        <translation>상품</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Flash sale</source>
        <translation>특가 판매</translation>
    </message>
    <message>
        <source>Handle</source>
        <translation>핸들</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>업데이트됨</translation>
    </message>
    <message>
        <source>No product selected</source>
        <translation>선택한 상품 없음</translation>
    </message>
    <message>
        <source>Select a product to see its options and edit it.</source>
        <translation>상품을 선택하면 옵션을 보고 편집할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::ProductFilterBar</name>
    <message>
        <source>All stores</source>
        <translation>모든 스토어</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>모든 카테고리</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>모든 유형</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>일반</translation>
    </message>
    <message>
        <source>Flash sale</source>
        <translation>특가 판매</translation>
    </message>
    <message>
        <source>Search products</source>
        <translation>상품 검색</translation>
    </message>
    <message>
        <source>Search in name, description and tags</source>
        <translation>이름, 설명, 태그에서 검색</translation>
    </message>
    <message>
        <source>In name, description and tags</source>
        <translation>이름, 설명, 태그</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>스토어</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>카테고리</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>유형</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>재고 있음</translation>
    </message>
    <message>
        <source>Off sale</source>
        <translation>판매 중지</translation>
    </message>
</context>
<context>
    <name>firstcome::ProductForm</name>
    <message>
        <source>&amp;Name</source>
        <translation>이름(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Options</source>
        <translation>옵션(&amp;O)</translation>
    </message>
    <message>
        <source>Ca&amp;tegory</source>
        <translation>카테고리(&amp;T)</translation>
    </message>
    <message>
        <source>T&amp;ags</source>
        <translation>태그(&amp;A)</translation>
    </message>
    <message>
        <source>Separated by commas.</source>
        <translation>쉼표로 구분합니다.</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation>설명(&amp;D)</translation>
    </message>
    <message>
        <source>Only an option that is not saved yet can be removed; others are taken off sale by their tick.</source>
        <translation>아직 저장하지 않은 옵션만 지울 수 있습니다. 다른 옵션은 체크를 풀어 판매를 중지하세요.</translation>
    </message>
    <message>
        <source>On sale: shoppers find it and can buy it</source>
        <translation>판매 중: 구매자가 찾고 살 수 있음</translation>
    </message>
    <message>
        <source>Add option</source>
        <translation>옵션 추가</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>A ticked one is on sale. F2 or a double click edits a name or price.</source>
        <translation>체크한 옵션이 판매 중입니다. F2나 두 번 클릭으로 이름과 가격을 고칩니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::ProductPicker</name>
    <message>
        <source>%1 · %2 · %3 available</source>
        <translation>%1 · %2 · 판매 가능 %3</translation>
    </message>
</context>
<context>
    <name>firstcome::ProductsPage</name>
    <message>
        <source>Products could not be loaded: %1</source>
        <translation>상품을 불러오지 못했습니다: %1</translation>
    </message>
    <message>
        <source>No product fits</source>
        <translation>조건에 맞는 상품 없음</translation>
    </message>
    <message>
        <source>No products yet</source>
        <translation>아직 상품 없음</translation>
    </message>
    <message>
        <source>Import a product file of a shop you run already, or let sellers register products.</source>
        <translation>기존에 운영하던 쇼핑몰의 상품 파일을 가져오거나 판매자가 상품을 등록하게 하세요.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) fit</source>
        <translation>
            <numerusform>조건에 맞는 상품 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>상품 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first %Ln product(s)</source>
        <translation>
            <numerusform>처음 상품 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with unsaved edits</source>
        <translation>
            <numerusform>저장 안 된 편집 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>The permission catalogue.edit is missing.</source>
        <translation>catalogue.edit 권한이 없습니다.</translation>
    </message>
    <message>
        <source>Created the store “%1”.</source>
        <translation>스토어 “%1” 생성됨.</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>상품</translation>
    </message>
    <message>
        <source>Import CSV…</source>
        <translation>CSV 가져오기…</translation>
    </message>
    <message>
        <source>New store…</source>
        <translation>새 스토어…</translation>
    </message>
    <message>
        <source>Searched are name, description and tags. Widen the filters, or search for another part.</source>
        <translation>이름, 설명, 태그에서 찾았습니다. 필터를 넓히거나 다른 말로 찾아 보세요.</translation>
    </message>
    <message>
        <source>Select a product first.</source>
        <translation>먼저 상품을 고르세요.</translation>
    </message>
    <message>
        <source>Created the product “%1”.</source>
        <translation>상품 “%1”을(를) 만들었습니다.</translation>
    </message>
    <message>
        <source>New product…</source>
        <translation>새 상품…</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>복제…</translation>
    </message>
</context>
<context>
    <name>firstcome::RecorderPage</name>
    <message>
        <source>Not written: %1</source>
        <translation>저장하지 못했습니다: %1</translation>
    </message>
    <message>
        <source>It cannot be recorded: %1</source>
        <translation>기록할 수 없습니다: %1</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>파일을 읽을 수 없습니다: %1</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>기록 멈춤</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>There is nothing recorded.</source>
        <translation>기록한 것이 없습니다.</translation>
    </message>
    <message>
        <source>Recording for %1</source>
        <translation>%1째 기록 중</translation>
    </message>
    <message>
        <source>Keeps what the server says, to be looked at again</source>
        <translation>서버가 말한 것을 보관해 다시 봅니다</translation>
    </message>
    <message>
        <source>%1: %2 from %3</source>
        <translation>%1: %3부터 %2</translation>
    </message>
    <message>
        <source>placed</source>
        <translation>접수</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>결제</translation>
    </message>
    <message>
        <source>orders of the run</source>
        <translation>실행의 주문</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>응답</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>run answered</source>
        <translation>실행 응답</translation>
    </message>
    <message>
        <source>run failed</source>
        <translation>실행 실패</translation>
    </message>
    <message>
        <source>lag</source>
        <translation>밀림</translation>
    </message>
    <message>
        <source>p99 of the run</source>
        <translation>실행의 p99</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>배송</translation>
    </message>
    <message>
        <source>unsent</source>
        <translation>못 보냄</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>a second</source>
        <translation>초당</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>요청</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>밀림</translation>
    </message>
    <message>
        <source>s</source>
        <translation>초</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>orders</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>기록기</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>A recording, or the report of a load run (JSON)</source>
        <translation>기록, 또는 부하 실행의 보고서(JSON)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Recordings of this computer</source>
        <translation>이 컴퓨터의 기록</translation>
    </message>
    <message>
        <source>Earlier recordings</source>
        <translation>이전 기록</translation>
    </message>
    <message>
        <source>A note at this moment</source>
        <translation>이 순간의 메모</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>메모 추가</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>순간</translation>
    </message>
    <message>
        <source>Figures of the moment</source>
        <translation>이 순간의 수치</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>아직 기록이 없습니다</translation>
    </message>
    <message>
        <source>Record during a sale or a run: every figure of every second is kept, to be scrubbed back, annotated and exported.</source>
        <translation>판매나 실행 중에 기록하세요. 매초의 모든 수치를 보관해 되돌려 보고 메모하고 내보냅니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::RefundsPage</name>
    <message numerus="yes">
        <source>Approve %Ln claim(s)…</source>
        <translation>
            <numerusform>요청 %Ln건 승인…</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve the selected claims…</source>
        <translation>고른 요청 승인…</translation>
    </message>
    <message numerus="yes">
        <source>Reject %Ln claim(s)…</source>
        <translation>
            <numerusform>요청 %Ln건 거절…</numerusform>
        </translation>
    </message>
    <message>
        <source>Reject the selected claims…</source>
        <translation>고른 요청 거절…</translation>
    </message>
    <message>
        <source>The permission refund.decide is missing.</source>
        <translation>refund.decide 권한이 없습니다.</translation>
    </message>
    <message>
        <source>Select several claims first, with Shift or Ctrl.</source>
        <translation>먼저 Shift나 Ctrl로 요청을 여러 개 고르세요.</translation>
    </message>
    <message>
        <source>At most %1 claims at once.</source>
        <translation>한 번에 최대 %1건입니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s) wait</source>
        <translation>
            <numerusform>대기 중인 요청 %Ln건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln claim(s) that wait</source>
        <translation>
            <numerusform>대기 중인 최근 요청 %Ln건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s) fit</source>
        <translation>
            <numerusform>맞는 요청 %Ln건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln claim(s) that fit</source>
        <translation>
            <numerusform>맞는 최근 요청 %Ln건</numerusform>
        </translation>
    </message>
    <message>
        <source>Claims could not be loaded: %1</source>
        <translation>요청을 불러오지 못했습니다: %1</translation>
    </message>
    <message>
        <source>No claim fits</source>
        <translation>맞는 요청이 없습니다</translation>
    </message>
    <message>
        <source>Searched are the numbers of claim, order and shopper, the shopper&apos;s name and e-mail address, the payment key and the product&apos;s name.</source>
        <translation>요청·주문·구매자 번호, 구매자 이름과 이메일, 결제 키, 상품명을 검색합니다.</translation>
    </message>
    <message>
        <source>No claim waits</source>
        <translation>대기 중인 요청 없음</translation>
    </message>
    <message>
        <source>What shoppers ask back appears here by itself.</source>
        <translation>구매자의 환불 요청이 저절로 나타납니다.</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>환불</translation>
    </message>
</context>
<context>
    <name>firstcome::RefusalsView</name>
    <message>
        <source>The refusals could not be loaded: %1</source>
        <translation>거절 내역을 불러오지 못했습니다: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Turned away, second by second</source>
        <translation>초 단위 거절 수</translation>
    </message>
    <message>
        <source>orders/s</source>
        <translation>주문/초</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Nobody was turned away</source>
        <translation>거절된 주문 없음</translation>
    </message>
    <message>
        <source>Refusals are counted here by the second, with their reason.</source>
        <translation>거절 수가 사유와 함께 초 단위로 집계됩니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::RequestTable</name>
    <message>
        <source>Milliseconds since the request was sent</source>
        <translation>요청을 보낸 때부터의 밀리초</translation>
    </message>
    <message>
        <source>Milliseconds since the request was due, whenever it was sent</source>
        <translation>언제 보냈든, 요청을 보냈어야 할 때부터의 밀리초</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>요청</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>수</translation>
    </message>
    <message>
        <source>A second</source>
        <translation>초당</translation>
    </message>
    <message>
        <source>p50 ms</source>
        <translation>p50 ms</translation>
    </message>
    <message>
        <source>p90 ms</source>
        <translation>p90 ms</translation>
    </message>
    <message>
        <source>p95 ms</source>
        <translation>p95 ms</translation>
    </message>
    <message>
        <source>p99 ms</source>
        <translation>p99 ms</translation>
    </message>
    <message>
        <source>p99.9 ms</source>
        <translation>p99.9 ms</translation>
    </message>
    <message>
        <source>p99.99 ms</source>
        <translation>p99.99 ms</translation>
    </message>
    <message>
        <source>Longest ms</source>
        <translation>최장 ms</translation>
    </message>
</context>
<context>
    <name>firstcome::ResiliencePage</name>
    <message>
        <source>The dependencies could not be loaded: %1</source>
        <translation>의존 대상을 불러오지 못했습니다: %1</translation>
    </message>
    <message>
        <source>They are loaded again by themselves.</source>
        <translation>자동으로 다시 불러옵니다.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Every dependency is called</source>
        <translation>모든 대상을 호출하고 있습니다</translation>
    </message>
    <message>
        <source>Not called: %1</source>
        <translation>호출하지 않음: %1</translation>
    </message>
    <message>
        <source>Resilience</source>
        <translation>복원력</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>새로 고침</translation>
    </message>
    <message>
        <source>Nothing is depended on yet</source>
        <translation>아직 의존 대상이 없습니다</translation>
    </message>
    <message>
        <source>What the server calls appears here with its first call.</source>
        <translation>서버가 처음 호출하면 여기에 나타납니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::RowHold</name>
    <message>
        <source>Rows are pinned: Space lets them go</source>
        <translation>행이 고정되어 있습니다. Space 키로 풉니다</translation>
    </message>
    <message>
        <source>Rows stand still while one is selected: Esc lets them go</source>
        <translation>선택한 행이 있어 순서가 멈춰 있습니다. Esc 키로 풉니다</translation>
    </message>
    <message>
        <source>Rows stand still under the pointer</source>
        <translation>포인터 아래의 행은 움직이지 않습니다</translation>
    </message>
    <message>
        <source>Pin rows</source>
        <translation>행 고정</translation>
    </message>
    <message>
        <source>Rows stay where they are; their figures go on</source>
        <translation>행은 제자리에 두고 숫자만 계속 바뀝니다</translation>
    </message>
</context>
<context>
    <name>firstcome::RunCharts</name>
    <message>
        <source>Intended</source>
        <translation>예정</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>보냄</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>응답</translation>
    </message>
    <message>
        <source>p50 since due</source>
        <translation>예정부터 p50</translation>
    </message>
    <message>
        <source>p99 since due</source>
        <translation>예정부터 p99</translation>
    </message>
    <message>
        <source>p50 since sent</source>
        <translation>전송부터 p50</translation>
    </message>
    <message>
        <source>p99 since sent</source>
        <translation>전송부터 p99</translation>
    </message>
    <message>
        <source>Unsent</source>
        <translation>못 보냄</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>Arrivals</source>
        <translation>도착</translation>
    </message>
    <message>
        <source>a second</source>
        <translation>초당</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>지연</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>requests a second</source>
        <translation>초당 요청</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>journeys</source>
        <translation>여정</translation>
    </message>
</context>
<context>
    <name>firstcome::RunReportView</name>
    <message>
        <source>nothing measured</source>
        <translation>잰 것이 없음</translation>
    </message>
    <message>
        <source>measured %1</source>
        <translation>측정값 %1</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>The engine ended without a report, or is still writing it.</source>
        <translation>엔진이 보고서 없이 끝났거나 아직 쓰는 중입니다.</translation>
    </message>
    <message>
        <source>journeys intended</source>
        <translation>예정된 여정</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>보냄</translation>
    </message>
    <message>
        <source>late</source>
        <translation>늦음</translation>
    </message>
    <message>
        <source>unsent</source>
        <translation>못 보냄</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>응답</translation>
    </message>
    <message>
        <source>unanswered</source>
        <translation>무응답</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>요청</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Second by second</source>
        <translation>초 단위</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>요청</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>기준</translation>
    </message>
    <message>
        <source>The books</source>
        <translation>장부</translation>
    </message>
    <message>
        <source>Since it was due</source>
        <translation>보냈어야 할 때부터</translation>
    </message>
    <message>
        <source>Since it was sent</source>
        <translation>보낸 때부터</translation>
    </message>
    <message>
        <source>Show its orders</source>
        <translation>주문 보기</translation>
    </message>
    <message>
        <source>Parts of the report</source>
        <translation>보고서의 부분</translation>
    </message>
</context>
<context>
    <name>firstcome::RunSale</name>
    <message>
        <source>You need the permission sale.run.</source>
        <translation>sale.run 권한이 필요합니다.</translation>
    </message>
    <message>
        <source>Select a sale first.</source>
        <translation>먼저 판매를 선택하세요.</translation>
    </message>
    <message>
        <source>The sale is over.</source>
        <translation>종료된 판매입니다.</translation>
    </message>
    <message>
        <source>The sale is open.</source>
        <translation>진행 중인 판매입니다.</translation>
    </message>
    <message>
        <source>The sale is over; plan a new one.</source>
        <translation>종료된 판매입니다. 새 판매를 예약하세요.</translation>
    </message>
    <message>
        <source>The sale has not opened yet.</source>
        <translation>아직 시작되지 않은 판매입니다.</translation>
    </message>
    <message>
        <source>Open this sale now?</source>
        <translation>이 판매를 지금 시작할까요?</translation>
    </message>
    <message>
        <source>“%1” can be ordered at once, %2 before the planned time (%3). It closes as planned at %4. %5 units are available.</source>
        <translation>“%1” 주문이 예정 시각(%3)보다 %2 먼저 바로 시작됩니다. 종료는 예정대로 %4입니다. 판매 가능 수량은 %5개입니다.</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>지금 시작</translation>
    </message>
    <message>
        <source>Leave it planned</source>
        <translation>예정대로 두기</translation>
    </message>
    <message>
        <source>“%1” is open.</source>
        <translation>“%1” 판매가 시작되었습니다.</translation>
    </message>
    <message>
        <source>Close this sale now?</source>
        <translation>이 판매를 지금 종료할까요?</translation>
    </message>
    <message>
        <source>Close sale</source>
        <translation>판매 종료</translation>
    </message>
    <message>
        <source>Keep it open</source>
        <translation>계속 진행</translation>
    </message>
    <message>
        <source>“%1” is closed.</source>
        <translation>“%1” 판매가 종료되었습니다.</translation>
    </message>
    <message>
        <source>“%1” is planned.</source>
        <translation>“%1” 판매가 예약되었습니다.</translation>
    </message>
    <message>
        <source>The change is saved.</source>
        <translation>변경 내용이 저장되었습니다.</translation>
    </message>
    <message>
        <source>close</source>
        <translation>마감</translation>
    </message>
    <message>
        <source>Nothing is held.</source>
        <translation>보류 중인 것은 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s) that are held stay held until they are paid for or their time is over.</source>
        <translation>
            <numerusform>보류 중인 %Ln개는 결제되거나 시간이 끝날 때까지 보류됩니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody can order “%1” in this sale any more, %2 before its planned end (%3).</source>
        <translation>예정된 종료(%3)보다 %2 먼저, 이 판매에서 “%1”을(를) 더 이상 주문할 수 없게 됩니다.</translation>
    </message>
    <message>
        <source>It cannot be opened again.</source>
        <translation>다시 열 수 없습니다.</translation>
    </message>
    <message>
        <source>You need the permission load.run.</source>
        <translation>load.run 권한이 필요합니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::RunView</name>
    <message>
        <source>nothing yet</source>
        <translation>아직 없음</translation>
    </message>
    <message>
        <source>%1 — now %2</source>
        <translation>%1 — 지금 %2</translation>
    </message>
    <message>
        <source>Members are being made…</source>
        <translation>회원을 만드는 중…</translation>
    </message>
    <message>
        <source>Ending: what is under way is brought to its end.</source>
        <translation>끝내는 중: 진행 중인 것은 마저 마칩니다.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>시작하는 중…</translation>
    </message>
    <message>
        <source>Paused after %1</source>
        <translation>%1 뒤 멈춤</translation>
    </message>
    <message>
        <source>Running for %1</source>
        <translation>%1째 실행 중</translation>
    </message>
    <message>
        <source>Ended.</source>
        <translation>끝났습니다.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source> a second</source>
        <translation> /초</translation>
    </message>
    <message>
        <source> users</source>
        <translation> 명</translation>
    </message>
    <message>
        <source>Arrivals a second from now on</source>
        <translation>지금부터 초당 도착</translation>
    </message>
    <message>
        <source>Users at once from now on</source>
        <translation>지금부터 동시 사용자</translation>
    </message>
    <message>
        <source>intended</source>
        <translation>예정</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>보냄</translation>
    </message>
    <message>
        <source>unsent</source>
        <translation>못 보냄</translation>
    </message>
    <message>
        <source>orders</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>변화</translation>
    </message>
    <message>
        <source>From now on</source>
        <translation>지금부터</translation>
    </message>
    <message>
        <source>A note for the charts and the report</source>
        <translation>차트와 보고서에 남길 메모</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>End the run</source>
        <translation>실행 끝내기</translation>
    </message>
    <message>
        <source>To the list</source>
        <translation>목록으로</translation>
    </message>
</context>
<context>
    <name>firstcome::SaleDetails</name>
    <message>
        <source>%1 a person</source>
        <translation>1인당 %1</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>한도 없음</translation>
    </message>
    <message>
        <source>Before it opens</source>
        <translation>시작 전에 공개</translation>
    </message>
    <message>
        <source>Not before it opens</source>
        <translation>시작 전 비공개</translation>
    </message>
    <message>
        <source>Admissions  %1</source>
        <translation>입장  %1</translation>
    </message>
    <message>
        <source>Refusals  %1</source>
        <translation>거절  %1</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>Window (KST)</source>
        <translation>판매 기간 (KST)</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>한도</translation>
    </message>
    <message>
        <source>Hold time</source>
        <translation>보류 시간</translation>
    </message>
    <message>
        <source>Announced</source>
        <translation>예고</translation>
    </message>
    <message>
        <source>Sale number</source>
        <translation>판매 번호</translation>
    </message>
    <message>
        <source>Units of the product</source>
        <translation>상품 수량</translation>
    </message>
    <message>
        <source>units</source>
        <translation>개</translation>
    </message>
    <message>
        <source>available</source>
        <translation>판매 가능</translation>
    </message>
    <message>
        <source>held</source>
        <translation>보류</translation>
    </message>
    <message>
        <source>sold</source>
        <translation>판매됨</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>상품</translation>
    </message>
    <message>
        <source>Go-live checklist</source>
        <translation>판매 시작 점검</translation>
    </message>
</context>
<context>
    <name>firstcome::SaleForm</name>
    <message>
        <source>Choose a product from the list.</source>
        <translation>목록에서 상품을 선택하세요.</translation>
    </message>
    <message>
        <source>It must close after it opens.</source>
        <translation>종료는 시작보다 늦어야 합니다.</translation>
    </message>
    <message>
        <source>This is in the past.</source>
        <translation>이미 지난 시각입니다.</translation>
    </message>
    <message>
        <source>Nothing was changed; what you typed is still here.</source>
        <translation>변경된 내용이 없으며 입력한 내용은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Throw away what you typed?</source>
        <translation>입력한 내용을 버릴까요?</translation>
    </message>
    <message>
        <source>The sale is not saved.</source>
        <translation>판매가 저장되지 않았습니다.</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>계속 편집</translation>
    </message>
    <message>
        <source>In %1, on the server&apos;s clock.</source>
        <translation>서버 시각 기준 %1 후입니다.</translation>
    </message>
    <message>
        <source>%1, on the server&apos;s clock.</source>
        <translation>서버 시각 기준 %1.</translation>
    </message>
    <message>
        <source>Opens (KST)</source>
        <translation>시작 (KST)</translation>
    </message>
    <message>
        <source>It is open already.</source>
        <translation>이미 시작되었습니다.</translation>
    </message>
    <message>
        <source>Closes (KST)</source>
        <translation>종료 (KST)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln option(s), from %1</source>
        <translation>
            <numerusform>옵션 %Ln개, %1부터</numerusform>
        </translation>
    </message>
    <message>
        <source>Type a part of its name.</source>
        <translation>이름의 일부를 입력하세요.</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>상품</translation>
    </message>
    <message>
        <source>A sale stays with its product.</source>
        <translation>판매의 상품은 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>Hold time</source>
        <translation>보류 시간</translation>
    </message>
    <message>
        <source>%1 to pay; then the units are free again.</source>
        <translation>%1 안에 결제해야 하며, 지나면 수량이 다시 풀립니다.</translation>
    </message>
    <message>
        <source>Change sale</source>
        <translation>판매 변경</translation>
    </message>
    <message>
        <source>New sale</source>
        <translation>새 판매</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>변경 내용 저장</translation>
    </message>
    <message>
        <source>Plan sale</source>
        <translation>판매 예약</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>한도 없음</translation>
    </message>
    <message>
        <source> s</source>
        <translation>초</translation>
    </message>
    <message>
        <source>Announce before it opens</source>
        <translation>시작 전에 예고</translation>
    </message>
    <message>
        <source>Limit per person</source>
        <translation>1인당 한도</translation>
    </message>
    <message>
        <source>Units over all orders of the sale, for good.</source>
        <translation>이 판매의 모든 주문을 합친 수량이며, 취소해도 복구되지 않습니다.</translation>
    </message>
    <message>
        <source>Announcement</source>
        <translation>예고</translation>
    </message>
    <message>
        <source>Shoppers see product and opening time beforehand.</source>
        <translation>구매자가 상품과 시작 시각을 미리 볼 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::SalesPage</name>
    <message>
        <source>The sales could not be loaded: %1</source>
        <translation>판매를 불러오지 못했습니다: %1</translation>
    </message>
    <message>
        <source>No sale yet</source>
        <translation>아직 판매 없음</translation>
    </message>
    <message>
        <source>No sale is like that now</source>
        <translation>지금 이 상태인 판매 없음</translation>
    </message>
    <message>
        <source>Plan the first one: a product, a window, a limit per person.</source>
        <translation>첫 판매를 예약하세요: 상품, 판매 기간, 1인당 한도.</translation>
    </message>
    <message>
        <source>Sales come and go by the clock. Choose another state above.</source>
        <translation>판매는 시각에 따라 바뀝니다. 위에서 다른 상태를 선택하세요.</translation>
    </message>
    <message>
        <source>Select a sale first.</source>
        <translation>먼저 판매를 선택하세요.</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>판매</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>새로 고침</translation>
    </message>
    <message>
        <source>New sale</source>
        <translation>새 판매</translation>
    </message>
    <message>
        <source>Open now…</source>
        <translation>지금 시작…</translation>
    </message>
    <message>
        <source>Close now…</source>
        <translation>지금 종료…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>변경…</translation>
    </message>
    <message>
        <source>Show product</source>
        <translation>상품 보기</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Search product</source>
        <translation>상품 찾기</translation>
    </message>
    <message>
        <source>Search sales by product</source>
        <translation>상품으로 판매 찾기</translation>
    </message>
    <message>
        <source>a change of a sale</source>
        <translation>판매 변경 1건</translation>
    </message>
    <message>
        <source>a new sale</source>
        <translation>새 판매 1건</translation>
    </message>
    <message>
        <source>Rehearse…</source>
        <translation>리허설…</translation>
    </message>
</context>
<context>
    <name>firstcome::SavedViews</name>
    <message>
        <source>Save this view…</source>
        <translation>이 보기 저장…</translation>
    </message>
    <message>
        <source>Remove a view</source>
        <translation>보기 삭제</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>이 보기 저장</translation>
    </message>
    <message>
        <source>Filters, order and columns are kept on this computer under a name. A view of the same name is replaced.</source>
        <translation>필터, 정렬, 열을 이름을 붙여 이 컴퓨터에 저장합니다. 같은 이름의 보기는 바뀝니다.</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>보기 저장</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>The view is saved.</source>
        <translation>보기를 저장했습니다.</translation>
    </message>
    <message>
        <source>There is no room for another view.</source>
        <translation>보기를 더 저장할 자리가 없습니다.</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Kept filters, order and columns</source>
        <translation>저장한 필터, 정렬, 열</translation>
    </message>
</context>
<context>
    <name>firstcome::ScenarioForm</name>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>상품</translation>
    </message>
    <message>
        <source>The flash sales on the shop&apos;s first page</source>
        <translation>상점 첫 화면의 특가 판매</translation>
    </message>
    <message>
        <source>Who comes when</source>
        <translation>누가 언제 오나</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>무엇을 하나</translation>
    </message>
    <message>
        <source>What must hold</source>
        <translation>지켜야 할 것</translation>
    </message>
    <message>
        <source>Arrivals, whatever the server does</source>
        <translation>서버와 상관없는 도착</translation>
    </message>
    <message>
        <source>Users, one journey after the other</source>
        <translation>여정을 이어 가는 사용자</translation>
    </message>
    <message>
        <source>Add a stretch</source>
        <translation>구간 추가</translation>
    </message>
    <message>
        <source>Remove this stretch</source>
        <translation>이 구간 빼기</translation>
    </message>
    <message>
        <source>Add a journey</source>
        <translation>여정 추가</translation>
    </message>
    <message>
        <source>Remove this journey</source>
        <translation>이 여정 빼기</translation>
    </message>
    <message>
        <source>Add a threshold</source>
        <translation>기준 추가</translation>
    </message>
    <message>
        <source>Remove this threshold</source>
        <translation>이 기준 빼기</translation>
    </message>
    <message>
        <source> users</source>
        <translation> 명</translation>
    </message>
    <message>
        <source>who come over </source>
        <translation>들어오는 시간 </translation>
    </message>
    <message>
        <source>for </source>
        <translation>길이 </translation>
    </message>
    <message>
        <source> s</source>
        <translation> 초</translation>
    </message>
    <message>
        <source>Users at once</source>
        <translation>동시 사용자</translation>
    </message>
    <message>
        <source>Seconds over which they come</source>
        <translation>들어오는 데 걸리는 초</translation>
    </message>
    <message>
        <source>Seconds until nothing new is begun</source>
        <translation>새로 시작하지 않을 때까지의 초</translation>
    </message>
</context>
<context>
    <name>firstcome::ScenarioPanel</name>
    <message>
        <source>Scenarios and recordings</source>
        <translation>시나리오와 기록</translation>
    </message>
    <message>
        <source>The run did not begin: %1</source>
        <translation>실행이 시작되지 않았습니다: %1</translation>
    </message>
    <message>
        <source>Your own scenario.</source>
        <translation>직접 만든 시나리오.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln recorded request(s) are no part of a journey and are left out: %1</source>
        <translation>
            <numerusform>여정이 아닌 요청 %Ln개를 뺐습니다: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>파일을 읽을 수 없습니다: %1</translation>
    </message>
    <message>
        <source>From %1.</source>
        <translation>%1에서.</translation>
    </message>
    <message>
        <source>The scenario could not be kept: %1</source>
        <translation>시나리오를 보관하지 못했습니다: %1</translation>
    </message>
    <message>
        <source>Kept the scenario “%1”.</source>
        <translation>시나리오 “%1”을(를) 보관했습니다.</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>저장했습니다: %1</translation>
    </message>
    <message>
        <source>Not written: %1</source>
        <translation>저장하지 못했습니다: %1</translation>
    </message>
    <message>
        <source>Let a crowd into %1?</source>
        <translation>%1에 사람들을 들여보낼까요?</translation>
    </message>
    <message>
        <source>This server is not on this computer. A run can take it down for everybody who uses it.</source>
        <translation>이 서버는 이 컴퓨터에 있지 않습니다. 실행하면 모든 사용자에게 서버가 멈출 수 있습니다.</translation>
    </message>
    <message>
        <source>Run against %1</source>
        <translation>%1에 실행</translation>
    </message>
    <message>
        <source>Do not run</source>
        <translation>실행하지 않기</translation>
    </message>
    <message>
        <source>The permission load.run is missing.</source>
        <translation>load.run 권한이 없습니다.</translation>
    </message>
    <message>
        <source>A run is under way.</source>
        <translation>실행이 진행 중입니다.</translation>
    </message>
    <message>
        <source>The program firstcome-load is not on this computer.</source>
        <translation>이 컴퓨터에 firstcome-load 프로그램이 없습니다.</translation>
    </message>
    <message>
        <source>Give the scenario a name first.</source>
        <translation>먼저 시나리오 이름을 정하세요.</translation>
    </message>
    <message>
        <source>A knee is where thresholds break: add one first.</source>
        <translation>한계점은 기준이 깨지는 곳입니다. 먼저 기준을 추가하세요.</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>새 실행</translation>
    </message>
    <message>
        <source>A scenario: who comes when, what they do, what must hold.</source>
        <translation>시나리오: 누가 언제 오고, 무엇을 하고, 무엇을 지켜야 하나.</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>시작점</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>A scenario, a recording of a browser (HAR), or a server&apos;s openapi.json</source>
        <translation>시나리오, 브라우저 기록(HAR), 또는 서버의 openapi.json</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>보관</translation>
    </message>
    <message>
        <source>k6 script…</source>
        <translation>k6 스크립트…</translation>
    </message>
    <message>
        <source>Check against the books</source>
        <translation>장부와 대조</translation>
    </message>
    <message>
        <source>Compares what buyers were told with the shop&apos;s orders, stock, payments and admissions</source>
        <translation>구매자가 들은 것을 상점의 주문, 재고, 결제, 접수 순번과 견줍니다</translation>
    </message>
    <message>
        <source>Find the knee</source>
        <translation>한계점 찾기</translation>
    </message>
    <message>
        <source>Looks for the highest rate at which the thresholds hold, within 3 %; takes three minutes</source>
        <translation>기준을 지키는 가장 높은 속도를 3 % 안으로 찾습니다. 3분 걸립니다</translation>
    </message>
    <message>
        <source>To the list</source>
        <translation>목록으로</translation>
    </message>
    <message>
        <source>Let them in</source>
        <translation>들여보내기</translation>
    </message>
    <message>
        <source>Rehearsal of %1</source>
        <translation>%1 리허설</translation>
    </message>
    <message>
        <source>A rush of buyers, in half a minute.</source>
        <translation>30초 동안 몰려드는 구매자.</translation>
    </message>
    <message>
        <source>Rehearse a sale</source>
        <translation>판매 리허설</translation>
    </message>
    <message>
        <source>%1 on shadow stock: no shopper sees it, no book of the business counts it.</source>
        <translation>그림자 재고로 하는 %1: 구매자에게 보이지 않고 어떤 장부에도 들어가지 않습니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::SettingDialog</name>
    <message>
        <source>Change it</source>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 바꾸기</translation>
    </message>
    <message>
        <source>&amp;Value</source>
        <translation>값(&amp;V)</translation>
    </message>
    <message>
        <source>It takes %1; it is %2 by default.</source>
        <translation>허용 범위 %1, 기본값 %2.</translation>
    </message>
    <message>
        <source>A higher value waits for a second person.</source>
        <translation>값을 높이려면 다른 사람의 승인이 필요합니다.</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>사유(&amp;R)</translation>
    </message>
    <message>
        <source>For the history, and for the audit.</source>
        <translation>변경 기록과 감사 기록에 남습니다.</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>It is being changed.</source>
        <translation>바꾸는 중입니다.</translation>
    </message>
    <message>
        <source>This is its value already.</source>
        <translation>이미 이 값입니다.</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>사유가 필요합니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::SettingList</name>
    <message>
        <source>What is changed here is so on every instance within a second</source>
        <translation>여기서 바꾼 것은 1초 안에 모든 인스턴스에 적용됩니다</translation>
    </message>
    <message>
        <source>The settings could not be loaded: %1</source>
        <translation>설정을 불러오지 못했습니다: %1</translation>
    </message>
    <message>
        <source>Nothing can be set</source>
        <translation>바꿀 수 있는 설정이 없습니다</translation>
    </message>
    <message>
        <source>What can be set while the server runs appears here.</source>
        <translation>서버가 실행되는 동안 바꿀 수 있는 설정이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>No setting fits</source>
        <translation>맞는 설정이 없습니다</translation>
    </message>
    <message>
        <source>Searched are the name, what it does, and who changed it.</source>
        <translation>이름, 설명, 바꾼 사람을 검색합니다.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>설정 검색</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
</context>
<context>
    <name>firstcome::SettingPane</name>
    <message>
        <source>%1 is %2 now, on every instance.</source>
        <translation>이제 모든 인스턴스에서 %1은(는) %2입니다.</translation>
    </message>
    <message>
        <source>Not changed to %1: %2 changed it to %3 meanwhile.</source>
        <translation>%1(으)로 바꾸지 않았습니다. 그사이 %2님이 %3(으)로 바꿨습니다.</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>누군가</translation>
    </message>
    <message>
        <source>Look at it and decide again.</source>
        <translation>확인한 뒤 다시 결정하세요.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 · %2 · %3
“%4”</source>
        <translation>%1 · %2 · %3
“%4”</translation>
    </message>
    <message>
        <source>Select a setting first.</source>
        <translation>먼저 설정을 선택하세요.</translation>
    </message>
    <message>
        <source>The permission settings.edit is missing.</source>
        <translation>settings.edit 권한이 없습니다.</translation>
    </message>
    <message>
        <source>It is being changed.</source>
        <translation>바꾸는 중입니다.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>바꾸기…</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>허용 범위</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>기본값</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>바꾼 때</translation>
    </message>
    <message>
        <source>Earlier changes</source>
        <translation>변경 기록</translation>
    </message>
    <message>
        <source>No setting selected</source>
        <translation>선택된 설정이 없습니다</translation>
    </message>
    <message>
        <source>Select a setting to see who changed it and why, and to change it.</source>
        <translation>설정을 선택하면 누가 왜 바꿨는지 보이고 바꿀 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::SettlementsPage</name>
    <message>
        <source>Days</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>정산서</translation>
    </message>
    <message>
        <source>Payouts</source>
        <translation>지급</translation>
    </message>
    <message>
        <source>Parts of the settlements</source>
        <translation>정산의 구분</translation>
    </message>
    <message>
        <source>Next part</source>
        <translation>다음 구분</translation>
    </message>
    <message>
        <source>Part before</source>
        <translation>이전 구분</translation>
    </message>
</context>
<context>
    <name>firstcome::ShortcutSheet</name>
    <message>
        <source>Shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>A row: open its details</source>
        <translation>행: 상세 열기</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>A field, a pane: leave it</source>
        <translation>입력란, 창: 나가기</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>A table: copy the selected rows</source>
        <translation>표: 선택한 행 복사</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>firstcome::SignInBar</name>
    <message>
        <source>Password of %1</source>
        <translation>%1의 비밀번호</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Your session has ended. What you see is kept, and what is being loaded goes on once you are signed in.</source>
        <translation>세션이 끝났습니다. 보이는 내용은 그대로 있고, 불러오던 것은 로그인하면 이어집니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::StatementFilterBar</name>
    <message>
        <source>Seller</source>
        <translation>판매자</translation>
    </message>
    <message>
        <source>Search a seller</source>
        <translation>판매자 검색</translation>
    </message>
    <message>
        <source>A seller&apos;s number, username or e-mail address</source>
        <translation>판매자의 번호, 아이디 또는 이메일 주소</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>From</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>To</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>to</source>
        <comment>a day</comment>
        <translation>~</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>모든 상태</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>모든 날짜</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>어제</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>최근 7일</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>최근 한 달</translation>
    </message>
    <message>
        <source>Days from … to</source>
        <translation>기간 지정</translation>
    </message>
</context>
<context>
    <name>firstcome::StatementList</name>
    <message numerus="yes">
        <source>%Ln statement(s)</source>
        <translation>
            <numerusform>정산서 %Ln건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln statement(s)</source>
        <translation>
            <numerusform>최근 정산서 %Ln건</numerusform>
        </translation>
    </message>
    <message>
        <source>The statements could not be loaded: %1</source>
        <translation>정산서를 불러오지 못했습니다: %1</translation>
    </message>
    <message>
        <source>No statement fits</source>
        <translation>맞는 정산서가 없습니다</translation>
    </message>
    <message>
        <source>A seller is found by his number, his whole username or his e-mail address.</source>
        <translation>판매자는 번호, 전체 아이디, 이메일 주소로 찾습니다.</translation>
    </message>
    <message>
        <source>No statement yet</source>
        <translation>아직 정산서가 없습니다</translation>
    </message>
    <message>
        <source>The first ones are made at 04:00 in Seoul after the day something was delivered.</source>
        <translation>배송이 끝난 다음 날 04:00(서울)에 처음 만들어집니다.</translation>
    </message>
    <message>
        <source>Settlements</source>
        <translation>정산</translation>
    </message>
</context>
<context>
    <name>firstcome::StatementPane</name>
    <message>
        <source>Save the statement</source>
        <translation>정산서 저장</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 파일 (*.csv)</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 파일 (*.pdf)</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>%1에 저장했습니다.</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>저장하지 못함: %1</translation>
    </message>
    <message>
        <source>Nobody pays this: it is taken off a later statement.</source>
        <translation>지급되지 않으며, 이후 정산서에서 차감되었습니다.</translation>
    </message>
    <message>
        <source>Nobody pays this: the next statement begins with it.</source>
        <translation>지급되지 않으며, 다음 정산서로 이월됩니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>항목 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a statement first.</source>
        <translation>먼저 정산서를 선택하세요.</translation>
    </message>
    <message>
        <source>Show claim</source>
        <translation>환불 요청 보기</translation>
    </message>
    <message>
        <source>Show order</source>
        <translation>주문 보기</translation>
    </message>
    <message>
        <source>Select a line first.</source>
        <translation>먼저 항목을 선택하세요.</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>정산서</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>PDF…</translation>
    </message>
    <message>
        <source>All statements of this seller</source>
        <translation>이 판매자의 모든 정산서</translation>
    </message>
    <message>
        <source>Show its payout</source>
        <translation>지급 보기</translation>
    </message>
    <message>
        <source>Lines of the statement</source>
        <translation>정산서 항목</translation>
    </message>
    <message>
        <source>No statement selected</source>
        <translation>선택된 정산서가 없습니다</translation>
    </message>
    <message>
        <source>Select a statement to see its sales, refunds, clawbacks and fees.</source>
        <translation>정산서를 선택하면 판매, 환불, 환수, 수수료가 보입니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::StatusStrip</name>
    <message>
        <source>Try now</source>
        <translation>지금 시도</translation>
    </message>
    <message>
        <source>The server&apos;s clock</source>
        <translation>서버 시각</translation>
    </message>
    <message>
        <source>This computer&apos;s clock</source>
        <translation>이 컴퓨터 시각</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 slow</source>
        <translation>이 컴퓨터의 시계가 %1 느립니다</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 fast</source>
        <translation>이 컴퓨터의 시계가 %1 빠릅니다</translation>
    </message>
    <message>
        <source>Times, ages and countdowns go by the server&apos;s clock.</source>
        <translation>시각, 경과 시간, 남은 시간은 서버 시계를 따릅니다.</translation>
    </message>
    <message>
        <source>Open alerts: %1</source>
        <translation>열린 경보: %1</translation>
    </message>
</context>
<context>
    <name>firstcome::StockBar</name>
    <message>
        <source>Sold</source>
        <translation>판매됨</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>보류 중</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>판매 가능</translation>
    </message>
</context>
<context>
    <name>firstcome::StockPage</name>
    <message>
        <source>No option fits</source>
        <translation>조건에 맞는 옵션 없음</translation>
    </message>
    <message>
        <source>No stock yet</source>
        <translation>아직 재고 없음</translation>
    </message>
    <message>
        <source>Nothing here is like that now. Options appear by themselves when it changes.</source>
        <translation>지금 이 상태인 옵션이 없습니다. 상태가 바뀌면 자동으로 표시됩니다.</translation>
    </message>
    <message>
        <source>Products with their options appear here as soon as there are some.</source>
        <translation>상품이 생기면 옵션과 함께 여기에 바로 표시됩니다.</translation>
    </message>
    <message>
        <source>%1 available · %2 held · %3 sold · %4 taken a second</source>
        <translation>판매 가능 %1 · 보류 %2 · 판매됨 %3 · 초당 소진 %4</translation>
    </message>
    <message>
        <source>%1 options loaded…</source>
        <translation>옵션 %1개 불러옴…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>The stock could not be loaded: %1</source>
        <translation>재고를 불러오지 못했습니다: %1</translation>
    </message>
    <message>
        <source>Live stock</source>
        <translation>실시간 재고</translation>
    </message>
    <message>
        <source>Search product or option</source>
        <translation>상품 또는 옵션 검색</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>새로 고침</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>검사</translation>
    </message>
    <message>
        <source>Whether received − scrapped = available + held + sold, and all else that always holds</source>
        <translation>입고 − 폐기 = 판매 가능 + 보류 + 판매됨 및 그 밖의 모든 불변 조건 충족 여부</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>%1 options and all that sells; a search finds the others</source>
        <translation>옵션 %1개와 팔리는 것 모두. 나머지는 검색으로 찾습니다</translation>
    </message>
    <message>
        <source>The permission stock.correct is missing.</source>
        <translation>stock.correct 권한이 없습니다.</translation>
    </message>
    <message>
        <source>Select an option first.</source>
        <translation>먼저 옵션을 선택하세요.</translation>
    </message>
    <message>
        <source>It is being asked for.</source>
        <translation>요청하는 중입니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::StockPanel</name>
    <message>
        <source>%1 /s</source>
        <translation>%1/초</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>재고</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>옵션</translation>
    </message>
    <message>
        <source>Conservation</source>
        <translation>수량 보존</translation>
    </message>
    <message>
        <source>No option selected</source>
        <translation>선택한 옵션 없음</translation>
    </message>
    <message>
        <source>Select one in the table to see its last minutes.</source>
        <translation>표에서 선택하면 최근 몇 분의 추이를 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>소진</translation>
    </message>
    <message>
        <source>Option number</source>
        <translation>옵션 번호</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>수량</translation>
    </message>
    <message>
        <source>units</source>
        <translation>개</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>상품</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>정정…</translation>
    </message>
</context>
<context>
    <name>firstcome::StoreDialog</name>
    <message>
        <source>Create store</source>
        <translation>스토어 생성</translation>
    </message>
    <message>
        <source>New store</source>
        <translation>새 스토어</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>이름(&amp;N)</translation>
    </message>
    <message>
        <source>As shoppers see it; no other store has it.</source>
        <translation>구매자에게 보이는 이름이며, 다른 스토어와 겹칠 수 없습니다.</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation>설명(&amp;D)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>A store needs a name.</source>
        <translation>스토어 이름을 입력하세요.</translation>
    </message>
    <message>
        <source>There is a store of this name already.</source>
        <translation>같은 이름의 스토어가 이미 있습니다.</translation>
    </message>
    <message>
        <source>It is being created.</source>
        <translation>만들고 있습니다.</translation>
    </message>
</context>
<context>
    <name>firstcome::SystemPanel</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 /s</source>
        <translation>%1/초</translation>
    </message>
    <message>
        <source>System</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>Answers to shoppers</source>
        <translation>구매자 응답</translation>
    </message>
    <message>
        <source>What always holds</source>
        <translation>불변 조건</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>요청</translation>
    </message>
    <message>
        <source>Half within (p50)</source>
        <translation>중앙값 (p50)</translation>
    </message>
    <message>
        <source>Failed in the last minute</source>
        <translation>최근 1분 실패</translation>
    </message>
    <message>
        <source>Server and money</source>
        <translation>서버와 돈</translation>
    </message>
    <message>
        <source>Free on its disk</source>
        <translation>디스크 여유 공간</translation>
    </message>
    <message>
        <source>Payments that wait for a person</source>
        <translation>담당자를 기다리는 결제</translation>
    </message>
</context>
<context>
    <name>firstcome::TableView</name>
    <message>
        <source>Columns</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>CSV로 내보내기…</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>CSV로 내보내기</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 파일 (*.csv)</translation>
    </message>
    <message>
        <source>Exported %1 rows.</source>
        <translation>%1개 행을 내보냈습니다.</translation>
    </message>
    <message>
        <source>Not exported: %1</source>
        <translation>내보내지 못함: %1</translation>
    </message>
</context>
<context>
    <name>firstcome::ThresholdRow</name>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>since it was due</source>
        <translation>예정부터</translation>
    </message>
    <message>
        <source>since it was sent</source>
        <translation>전송부터</translation>
    </message>
    <message>
        <source>Of which requests</source>
        <translation>어떤 요청</translation>
    </message>
    <message>
        <source>With which outcome</source>
        <translation>어떤 결과</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>수치</translation>
    </message>
    <message>
        <source>Counted from</source>
        <translation>재는 시작점</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>한도</translation>
    </message>
</context>
<context>
    <name>firstcome::Tile</name>
    <message>
        <source>No data yet</source>
        <translation>아직 데이터 없음</translation>
    </message>
</context>
<context>
    <name>firstcome::TimeChart</name>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>표로 보기</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>그림 복사</translation>
    </message>
    <message>
        <source>Copy data as CSV</source>
        <translation>데이터를 CSV로 복사</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
</context>
<context>
    <name>firstcome::TimelineRow</name>
    <message>
        <source>Hide details</source>
        <translation>상세 숨기기</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>상세 보기</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>firstcome::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>타임라인</translation>
    </message>
    <message numerus="yes">
        <source>Timeline (%Ln entries)</source>
        <translation>
            <numerusform>타임라인 (%Ln건)</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all details</source>
        <translation>모든 상세 보기</translation>
    </message>
    <message>
        <source>Hide all details</source>
        <translation>모든 상세 숨기기</translation>
    </message>
</context>
<context>
    <name>firstcome::WaitingWork</name>
    <message>
        <source>More than %1 acts of others wait for your decision</source>
        <translation>다른 사람이 요청한 %1건 이상이 내 결정을 기다립니다</translation>
    </message>
    <message>
        <source>Acts of others that wait for your decision: %1</source>
        <translation>내 결정을 기다리는 다른 사람의 요청: %1건</translation>
    </message>
    <message>
        <source>Claims that wait for a decision: %1, the oldest since %2</source>
        <translation>결정을 기다리는 환불 요청: %1건, 가장 오래된 것은 %2부터</translation>
    </message>
    <message>
        <source>Claims that wait for a decision: %1</source>
        <translation>결정을 기다리는 환불 요청: %1건</translation>
    </message>
</context>
<context>
    <name>firstcome::WhatIfPanel</name>
    <message>
        <source>Not tried: %1</source>
        <translation>적용하지 못했습니다: %1</translation>
    </message>
    <message>
        <source>With other limits</source>
        <translation>다른 기준으로</translation>
    </message>
    <message>
        <source>Failed, %</source>
        <translation>실패, %</translation>
    </message>
    <message>
        <source>Slow, %</source>
        <translation>느림, %</translation>
    </message>
    <message>
        <source>Slow from, ms</source>
        <translation>느림 기준, ms</translation>
    </message>
    <message>
        <source>Of the last calls</source>
        <translation>최근 호출 수</translation>
    </message>
    <message>
        <source>Try on the last hour</source>
        <translation>최근 1시간에 적용해 보기</translation>
    </message>
</context>
<context>
    <name>firstcome::WorkspaceList</name>
    <message>
        <source>Workspaces</source>
        <translation>작업 공간</translation>
    </message>
</context>
<context>
    <name>firstcome::WorkspaceSide</name>
    <message>
        <source>Signed in as %1</source>
        <translation>%1(으)로 로그인됨</translation>
    </message>
</context>
<context>
    <name>format</name>
    <message>
        <source>%1 s ago</source>
        <translation>%1초 전</translation>
    </message>
    <message>
        <source>in %1 s</source>
        <translation>%1초 후</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1분 전</translation>
    </message>
    <message>
        <source>in %1 min</source>
        <translation>%1분 후</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>%1시간 전</translation>
    </message>
    <message>
        <source>in %1 h</source>
        <translation>%1시간 후</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>%1일 전</translation>
    </message>
    <message>
        <source>in %1 d</source>
        <translation>%1일 후</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1분 %2초</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1시간 %2분</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1일 %2시간</translation>
    </message>
    <message>
        <source>now</source>
        <translation>지금</translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>The row has more fields than the header.</source>
        <translation>행의 필드가 헤더보다 많습니다.</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>값이 없음</translation>
    </message>
    <message>
        <source>is missing; write 0 where there is none</source>
        <translation>값이 없음. 없으면 0을 입력</translation>
    </message>
    <message>
        <source>“%1” is no price such as 12900 or 12.50</source>
        <translation>“%1”은(는) 12900이나 12.50 같은 가격이 아님</translation>
    </message>
    <message>
        <source>“%1” is no whole number</source>
        <translation>“%1”은(는) 정수가 아님</translation>
    </message>
    <message>
        <source>“%1” stands there twice for this product</source>
        <translation>“%1”이(가) 이 상품에 두 번 있음</translation>
    </message>
    <message>
        <source>must not be empty</source>
        <translation>비워 둘 수 없음</translation>
    </message>
    <message>
        <source>must have at most %1 characters</source>
        <translation>최대 %1자여야 함</translation>
    </message>
    <message>
        <source>must be from 1 to %1 won</source>
        <translation>1~%1원이어야 함</translation>
    </message>
    <message>
        <source>must be from 0 to %1</source>
        <translation>0~%1 범위여야 함</translation>
    </message>
    <message>
        <source>a product has at most %1 options</source>
        <translation>상품당 옵션은 최대 %1개</translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) will be created.</source>
        <translation>
            <numerusform>상품 %Ln개가 생성됩니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) will be updated.</source>
        <translation>
            <numerusform>상품 %Ln개가 업데이트됩니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) are as the file says already.</source>
        <translation>
            <numerusform>상품 %Ln개는 이미 파일과 같습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) cannot be imported; the rest can.</source>
        <translation>
            <numerusform>상품 %Ln개는 가져올 수 없으며, 나머지는 가져올 수 있습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) were created.</source>
        <translation>
            <numerusform>상품 %Ln개가 생성되었습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) were updated.</source>
        <translation>
            <numerusform>상품 %Ln개가 업데이트되었습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing had to be changed.</source>
        <translation>변경할 내용이 없었습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) were as the file says already.</source>
        <translation>
            <numerusform>상품 %Ln개는 이미 파일과 같았습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) could not be imported.</source>
        <translation>
            <numerusform>상품 %Ln개를 가져오지 못했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file has no products.</source>
        <translation>파일에 상품이 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln price(s) had a fraction and are rounded to whole won.</source>
        <translation>
            <numerusform>소수점이 있는 가격 %Ln개를 원 단위로 반올림했습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) are left out: the file marks them unpublished.</source>
        <translation>
            <numerusform>상품 %Ln개 제외: 파일에 비공개로 표시되어 있습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln product(s)</source>
        <translation>
            <numerusform>상품 %Ln개 가져오기</numerusform>
        </translation>
    </message>
    <message>
        <source>Handle (key)</source>
        <translation>핸들 (키)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>카테고리</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>Published or not</source>
        <translation>공개 여부</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>First option</source>
        <translation>첫째 옵션</translation>
    </message>
    <message>
        <source>Second option</source>
        <translation>둘째 옵션</translation>
    </message>
    <message>
        <source>Third option</source>
        <translation>셋째 옵션</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>가격</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>재고</translation>
    </message>
    <message>
        <source>New</source>
        <translation>신규</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>업데이트됨</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>변경 없음</translation>
    </message>
    <message>
        <source>The file is in UTF-16.</source>
        <translation>파일이 UTF-16입니다.</translation>
    </message>
    <message>
        <source>The file is in CP949, as Korean Excel writes it.</source>
        <translation>파일이 한국어 엑셀이 쓰는 CP949입니다.</translation>
    </message>
    <message>
        <source>The columns are separated by semicolons.</source>
        <translation>열이 세미콜론으로 나뉘어 있습니다.</translation>
    </message>
    <message>
        <source>The columns are separated by tabs.</source>
        <translation>열이 탭으로 나뉘어 있습니다.</translation>
    </message>
    <message>
        <source>An inventory file: the units of all locations are added up, nothing but stock is changed.</source>
        <translation>재고 파일입니다. 모든 위치의 수량을 더하며 재고만 바뀝니다.</translation>
    </message>
    <message>
        <source>The file has no quantities: stock of what is there stays, what is new begins with none.</source>
        <translation>파일에 수량이 없습니다. 있던 것의 재고는 그대로이고 새것은 재고 없이 시작합니다.</translation>
    </message>
    <message>
        <source>Stray quotes were taken as they stand.</source>
        <translation>짝이 맞지 않는 따옴표는 그대로 읽었습니다.</translation>
    </message>
    <message>
        <source>Of columns that stand there twice the first that is filled counts.</source>
        <translation>두 번 나오는 열은 먼저 채워진 것을 씁니다.</translation>
    </message>
    <message>
        <source>Quantities below zero count as 0.</source>
        <translation>0보다 작은 수량은 0으로 봅니다.</translation>
    </message>
    <message>
        <source>Blank quantities: stock of what is there stays, what is new begins with none.</source>
        <translation>빈 수량입니다. 있던 것의 재고는 그대로이고 새것은 재고 없이 시작합니다.</translation>
    </message>
    <message>
        <source>Quantities in words such as “not stocked” count as 0.</source>
        <translation>“not stocked”처럼 글로 쓴 수량은 0으로 봅니다.</translation>
    </message>
    <message>
        <source>Figures with separators, signs or units are read as plain numbers.</source>
        <translation>구분 기호, 부호, 단위가 붙은 숫자는 숫자만 읽습니다.</translation>
    </message>
    <message>
        <source>Quantities of products whose variants have their own are left aside.</source>
        <translation>옵션마다 수량이 있는 상품은 상품 자체의 수량을 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Rows without a handle belong to the product above.</source>
        <translation>핸들이 없는 행은 위 상품에 속합니다.</translation>
    </message>
    <message>
        <source>Products of the store that are not in this file stay as they are.</source>
        <translation>이 파일에 없는 스토어 상품은 그대로 둡니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) the source took away will go off sale.</source>
        <translation>
            <numerusform>원본에서 사라진 %Ln개가 판매 중지됩니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) the source took away went off sale.</source>
        <translation>
            <numerusform>원본에서 사라진 %Ln개가 판매 중지되었습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) the source took away go on selling.</source>
        <translation>
            <numerusform>원본에서 사라진 %Ln개는 계속 판매됩니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln price(s) move by more than half: look at them.</source>
        <translation>
            <numerusform>가격 %Ln개가 절반 넘게 바뀝니다. 확인하세요.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %Ln off sale</source>
        <translation>
            <numerusform>%Ln개 판매 중지</numerusform>
        </translation>
    </message>
    <message>
        <source>Running</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>거절됨</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>Not in the file any more</source>
        <translation>파일에 더 이상 없음</translation>
    </message>
    <message>
        <source>A draft in the source</source>
        <translation>원본에서 초안임</translation>
    </message>
    <message>
        <source>Archived in the source</source>
        <translation>원본에서 보관됨</translation>
    </message>
    <message>
        <source>Not published in the source</source>
        <translation>원본에서 비공개</translation>
    </message>
    <message>
        <source>Deleted in the source</source>
        <translation>원본에서 삭제됨</translation>
    </message>
    <message>
        <source>Save the failed rows</source>
        <translation>실패한 행 저장</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 파일 (*.csv)</translation>
    </message>
    <message>
        <source>Saved to %1: mend them there and import that file.</source>
        <translation>%1에 저장했습니다. 그 파일에서 고친 뒤 다시 가져오세요.</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>저장하지 못함: %1</translation>
    </message>
</context>
<context>
    <name>instance</name>
    <message>
        <source>Not ready</source>
        <translation>준비 안 됨</translation>
    </message>
    <message>
        <source>Drained</source>
        <translation>비움</translation>
    </message>
    <message>
        <source>Serves</source>
        <translation>처리 중</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>사라짐</translation>
    </message>
    <message>
        <source>Instance %1</source>
        <translation>인스턴스 %1</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>모든 일</translation>
    </message>
    <message>
        <source>Its database answers</source>
        <translation>데이터베이스가 응답함</translation>
    </message>
    <message>
        <source>Its database file is where it was opened</source>
        <translation>데이터베이스 파일이 열린 자리에 있음</translation>
    </message>
    <message>
        <source>Its disk has room</source>
        <translation>디스크에 여유가 있음</translation>
    </message>
    <message>
        <source>Its payment gateway answers</source>
        <translation>결제사가 응답함</translation>
    </message>
    <message>
        <source>Its carrier answers</source>
        <translation>택배사가 응답함</translation>
    </message>
    <message>
        <source>Its Redis answers</source>
        <translation>Redis가 응답함</translation>
    </message>
    <message>
        <source>Its Kafka brokers answer</source>
        <translation>Kafka 브로커가 응답함</translation>
    </message>
    <message>
        <source>Its probe “%1” holds</source>
        <translation>점검 “%1” 통과</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>오류만</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>경고까지</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>주요 사건까지</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 of one core</source>
        <translation>코어 하나의 %1</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 /s</source>
        <translation>초당 %1</translation>
    </message>
</context>
<context>
    <name>invariant</name>
    <message>
        <source>Tables, indexes and triggers are as the migrations made them.</source>
        <translation>테이블, 인덱스, 트리거가 마이그레이션이 만든 그대로입니다.</translation>
    </message>
    <message>
        <source>The database is whole: no damaged page or table, no orphans.</source>
        <translation>데이터베이스가 온전합니다. 손상된 페이지나 테이블, 연결이 끊긴 행이 없습니다.</translation>
    </message>
    <message>
        <source>The key files are those that the database knows.</source>
        <translation>키 파일이 데이터베이스가 아는 것과 같습니다.</translation>
    </message>
    <message>
        <source>Every session belongs to a member.</source>
        <translation>모든 세션은 회원의 것입니다.</translation>
    </message>
    <message>
        <source>The chain of the operators&apos; acts verifies.</source>
        <translation>운영자 작업 기록의 체인이 검증됩니다.</translation>
    </message>
    <message>
        <source>Received - scrapped = on hand + sold, for every option.</source>
        <translation>모든 옵션에서 입고 − 폐기 = 보유 + 판매됨입니다.</translation>
    </message>
    <message>
        <source>0 &lt;= held &lt;= on hand and 0 &lt;= sold, for every option.</source>
        <translation>모든 옵션에서 0 ≤ 보류 ≤ 보유이고 0 ≤ 판매됨입니다.</translation>
    </message>
    <message>
        <source>Held = the sum of HELD holds, for every option.</source>
        <translation>모든 옵션에서 보류 수량은 보류 중인 건의 합입니다.</translation>
    </message>
    <message>
        <source>Every hold is of an option that exists.</source>
        <translation>모든 보류는 존재하는 옵션의 것입니다.</translation>
    </message>
    <message>
        <source>Sold = the sum of COMMITTED holds less what was put back, for every option.</source>
        <translation>모든 옵션에서 판매됨은 확정된 보류의 합에서 되돌린 수량을 뺀 값입니다.</translation>
    </message>
    <message>
        <source>The stock board shows what the database says.</source>
        <translation>재고판이 데이터베이스와 같습니다.</translation>
    </message>
    <message>
        <source>The admissions of a sale are numbered 1, 2, 3 ... up to the sale&apos;s count.</source>
        <translation>판매의 입장 순번은 1, 2, 3 … 판매의 입장 수까지 빠짐없이 이어집니다.</translation>
    </message>
    <message>
        <source>Nobody was granted more of a sale than its limit a member.</source>
        <translation>1인당 한도를 넘겨 받은 회원이 없습니다.</translation>
    </message>
    <message>
        <source>The hash chain of every sale&apos;s admissions verifies.</source>
        <translation>모든 판매의 입장 해시 체인이 검증됩니다.</translation>
    </message>
    <message>
        <source>Every order has lines, and every line its order.</source>
        <translation>모든 주문에 항목이 있고 모든 항목에 주문이 있습니다.</translation>
    </message>
    <message>
        <source>An order&apos;s total is the sum of its lines.</source>
        <translation>주문 합계는 항목의 합입니다.</translation>
    </message>
    <message>
        <source>An order&apos;s state is what its lines say.</source>
        <translation>주문 상태는 항목 상태와 일치합니다.</translation>
    </message>
    <message>
        <source>Every order that is not at its end has a time by which it must have moved on.</source>
        <translation>끝나지 않은 모든 주문에는 다음 단계로 넘어가야 할 기한이 있습니다.</translation>
    </message>
    <message>
        <source>Only an order that waits for payment is being paid.</source>
        <translation>결제 대기 중인 주문만 결제가 진행됩니다.</translation>
    </message>
    <message>
        <source>Every order line has the hold that was granted for it, in its state.</source>
        <translation>모든 주문 항목에는 승인된 보류가 알맞은 상태로 있습니다.</translation>
    </message>
    <message>
        <source>What members were granted of a sale is what their lines hold or have committed.</source>
        <translation>회원이 판매에서 받은 수량은 주문 항목이 보류하거나 확정한 수량과 같습니다.</translation>
    </message>
    <message>
        <source>The units admitted to a sale are the units of the lines that were ever granted.</source>
        <translation>판매에 입장한 수량은 승인된 적이 있는 항목의 수량과 같습니다.</translation>
    </message>
    <message>
        <source>No hold outlives its deadline, and no order is stuck without being shown as stuck.</source>
        <translation>기한을 넘긴 보류가 없고, 표시 없이 멈춘 주문이 없습니다.</translation>
    </message>
    <message>
        <source>Every ledger entry moves a positive amount between two accounts.</source>
        <translation>모든 원장 항목은 두 계정 사이에서 양의 금액을 옮깁니다.</translation>
    </message>
    <message>
        <source>Every balance is the sum of its entries and not negative.</source>
        <translation>모든 잔액은 원장 항목의 합이며 음수가 아닙니다.</translation>
    </message>
    <message>
        <source>A payment is approved at most once.</source>
        <translation>결제는 최대 한 번만 승인됩니다.</translation>
    </message>
    <message>
        <source>What was canceled is the sum of its cancels and at most the approval.</source>
        <translation>취소된 금액은 취소 건의 합이며 승인 금액을 넘지 않습니다.</translation>
    </message>
    <message>
        <source>A payment&apos;s state agrees with its amounts and transactions.</source>
        <translation>결제 상태는 금액 및 거래와 일치합니다.</translation>
    </message>
    <message>
        <source>Every open delivery is looked after: it has a time at which it is asked for.</source>
        <translation>진행 중인 모든 배송에는 확인할 시각이 정해져 있습니다.</translation>
    </message>
    <message>
        <source>No delivery moved without the carrier&apos;s reference.</source>
        <translation>운송사 번호 없이 진행된 배송이 없습니다.</translation>
    </message>
</context>
<context>
    <name>letter</name>
    <message>
        <source>Replayed</source>
        <translation>재처리됨</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>포기됨</translation>
    </message>
    <message>
        <source>Tried again</source>
        <translation>다시 시도함</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>결정 대기</translation>
    </message>
</context>
<context>
    <name>load</name>
    <message>
        <source>Browse</source>
        <translation>둘러보기</translation>
    </message>
    <message>
        <source>Read stock</source>
        <translation>재고 읽기</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>Order and pay</source>
        <translation>주문하고 결제</translation>
    </message>
    <message>
        <source>Order and cancel</source>
        <translation>주문하고 취소</translation>
    </message>
    <message>
        <source>Pay and ask it back</source>
        <translation>결제하고 환불 요청</translation>
    </message>
    <message>
        <source>Buy until sold out</source>
        <translation>매진까지 구매</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>일정</translation>
    </message>
    <message>
        <source>At random</source>
        <translation>무작위</translation>
    </message>
    <message>
        <source>Ramp</source>
        <translation>경사</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>계단</translation>
    </message>
    <message>
        <source>Spike</source>
        <translation>급증</translation>
    </message>
    <message>
        <source>Does it work at all? One arrival a second of every kind, 10 s.</source>
        <translation>작동하는가? 종류마다 초당 하나씩, 10초.</translation>
    </message>
    <message>
        <source>An ordinary busy hour in five minutes, arriving at random.</source>
        <translation>보통 바쁜 한 시간을 5분에, 무작위 도착.</translation>
    </message>
    <message>
        <source>More and more in ten steps, to see what gives first.</source>
        <translation>열 단계로 점점 더, 무엇이 먼저 버티지 못하는지.</translation>
    </message>
    <message>
        <source>Twenty times as many at once, and whether it is well again afterwards.</source>
        <translation>한꺼번에 스무 배, 그 뒤 회복하는지.</translation>
    </message>
    <message>
        <source>An even load for two hours: what leaks shows.</source>
        <translation>두 시간 고른 부하: 새는 것이 드러납니다.</translation>
    </message>
    <message>
        <source>The highest rate of stock reads that are answered within 50 ms.</source>
        <translation>50 ms 안에 응답하는 재고 읽기의 최고 속도.</translation>
    </message>
    <message>
        <source>10,000 people come within 10 s for a handful of units.</source>
        <translation>10초 안에 10,000명이 몇 개 안 되는 상품을 사러 옵니다.</translation>
    </message>
    <message>
        <source>3,000 who each order and pay, over 100 s, as others publish it.</source>
        <translation>100초에 걸쳐 한 번씩 주문하고 결제하는 3,000명, 다른 이들이 발표한 모양.</translation>
    </message>
    <message>
        <source>5,000 who each order and pay, over 100 s, as others publish it.</source>
        <translation>100초에 걸쳐 한 번씩 주문하고 결제하는 5,000명, 다른 이들이 발표한 모양.</translation>
    </message>
    <message>
        <source>1,000 users for ten minutes, as others publish it.</source>
        <translation>10분 동안 1,000명, 다른 이들이 발표한 모양.</translation>
    </message>
    <message>
        <source>100 who order and pay for five minutes.</source>
        <translation>5분 동안 주문하고 결제하는 100명.</translation>
    </message>
    <message>
        <source>10,000 who sign in and order over 200 s.</source>
        <translation>200초에 걸쳐 로그인하고 주문하는 10,000명.</translation>
    </message>
    <message>
        <source>64 users who read the stock, 30 s.</source>
        <translation>재고를 읽는 64명, 30초.</translation>
    </message>
    <message>
        <source>Users who order, 30 s.</source>
        <translation>주문하는 사용자, 30초.</translation>
    </message>
    <message>
        <source>Users who order and pay, 30 s.</source>
        <translation>주문하고 결제하는 사용자, 30초.</translation>
    </message>
    <message>
        <source>Users who buy until all is sold out.</source>
        <translation>매진될 때까지 사는 사용자.</translation>
    </message>
    <message>
        <source>All requests</source>
        <translation>모든 요청</translation>
    </message>
    <message>
        <source>Product list</source>
        <translation>상품 목록</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>상품</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>재고</translation>
    </message>
    <message>
        <source>Log-in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Place order</source>
        <translation>주문하기</translation>
    </message>
    <message>
        <source>Payment window</source>
        <translation>결제창</translation>
    </message>
    <message>
        <source>Begin payment</source>
        <translation>결제 시작</translation>
    </message>
    <message>
        <source>Confirm payment</source>
        <translation>결제 승인</translation>
    </message>
    <message>
        <source>Ask for the order</source>
        <translation>주문 조회</translation>
    </message>
    <message>
        <source>Cancel order</source>
        <translation>주문 취소</translation>
    </message>
    <message>
        <source>Ask for money back</source>
        <translation>환불 요청</translation>
    </message>
    <message>
        <source>Ask for the claim</source>
        <translation>환불 요청 조회</translation>
    </message>
    <message>
        <source>Any outcome</source>
        <translation>모든 결과</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>성공</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>매진</translation>
    </message>
    <message>
        <source>Refused by a rule</source>
        <translation>규칙으로 거절</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>혼잡</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Every order a buyer was told of is in the books with the same content.</source>
        <translation>구매자가 들은 모든 주문이 같은 내용으로 장부에 있다.</translation>
    </message>
    <message>
        <source>The books hold no order its buyer was not told of.</source>
        <translation>장부에 구매자가 모르는 주문이 없다.</translation>
    </message>
    <message>
        <source>Units sold and held are the units buyers were told of.</source>
        <translation>판매되고 확보된 수량이 구매자가 들은 수량이다.</translation>
    </message>
    <message>
        <source>No unit was sold twice.</source>
        <translation>한 개도 두 번 팔리지 않았다.</translation>
    </message>
    <message>
        <source>Units granted are the lesser of stock and demand.</source>
        <translation>내준 수량은 재고와 수요 중 작은 쪽이다.</translation>
    </message>
    <message>
        <source>Nobody was turned away while there was stock.</source>
        <translation>재고가 있는데 돌려보낸 사람이 없다.</translation>
    </message>
    <message>
        <source>Nobody has more than the limit.</source>
        <translation>한도를 넘겨 가진 사람이 없다.</translation>
    </message>
    <message>
        <source>Nobody was charged twice, or another amount.</source>
        <translation>두 번 또는 다른 금액으로 결제된 사람이 없다.</translation>
    </message>
    <message>
        <source>Whoever was told paid has paid, and no one else.</source>
        <translation>결제됐다고 들은 사람만 결제했다.</translation>
    </message>
    <message>
        <source>Every order is at its end or waits for a named deadline, person or carrier.</source>
        <translation>모든 주문이 끝났거나 정해진 기한, 사람, 택배사를 기다린다.</translation>
    </message>
    <message>
        <source>The admissions have no gap and no double, and their chain verifies.</source>
        <translation>접수 순번에 빈틈과 중복이 없고 사슬이 맞는다.</translation>
    </message>
    <message>
        <source>Whoever came later has the later place.</source>
        <translation>늦게 온 사람이 뒤 순번이다.</translation>
    </message>
    <message>
        <source>The ledger is balanced.</source>
        <translation>원장이 맞는다.</translation>
    </message>
    <message>
        <source>The server&apos;s own check holds.</source>
        <translation>서버 자체 점검이 맞는다.</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Good answers a second</source>
        <translation>초당 성공 응답</translation>
    </message>
    <message>
        <source>Share that failed</source>
        <translation>실패 비율</translation>
    </message>
    <message>
        <source>Thresholds and verdict held</source>
        <translation>기준과 판정을 지킴</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>최장</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>수</translation>
    </message>
    <message>
        <source>A second</source>
        <translation>초당</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>%1 ms since it was sent</source>
        <translation>보낸 때부터 %1 ms</translation>
    </message>
    <message>
        <source>%1 ms since it was due</source>
        <translation>보냈어야 할 때부터 %1 ms</translation>
    </message>
    <message>
        <source>%1 users at once for %2: %3</source>
        <translation>동시 사용자 %1명, %2 동안: %3</translation>
    </message>
    <message>
        <source>%1 arrivals in %2, at most %3 a second: %4</source>
        <translation>%2에 도착 %1번, 초당 최대 %3: %4</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>버팀</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>깨짐</translation>
    </message>
    <message>
        <source>Server lost</source>
        <translation>서버 잃음</translation>
    </message>
    <message>
        <source>No report</source>
        <translation>보고서 없음</translation>
    </message>
    <message>
        <source>The server stopped answering in the run.</source>
        <translation>실행 중에 서버가 응답을 멈췄습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln threshold(s) broken.</source>
        <translation>
            <numerusform>기준 %Ln개가 깨졌습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln finding(s) against the books.</source>
        <translation>
            <numerusform>장부와 어긋난 판정 %Ln개.</numerusform>
        </translation>
    </message>
    <message>
        <source>The books could not be read: %1</source>
        <translation>장부를 읽지 못했습니다: %1</translation>
    </message>
    <message>
        <source>It held, and the shop&apos;s books agree with what buyers were told.</source>
        <translation>버텼고, 상점의 장부가 구매자가 들은 것과 맞습니다.</translation>
    </message>
    <message>
        <source>It held.</source>
        <translation>버텼습니다.</translation>
    </message>
    <message>
        <source>It was ended early.</source>
        <translation>일찍 끝냈습니다.</translation>
    </message>
    <message>
        <source>No knee: the thresholds hold at no rate.</source>
        <translation>한계점 없음: 어떤 속도에서도 기준을 지키지 못합니다.</translation>
    </message>
    <message>
        <source>The knee is at %1 arrivals a second.</source>
        <translation>한계점은 초당 도착 %1번입니다.</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>좋아짐</translation>
    </message>
    <message>
        <source>Worse</source>
        <translation>나빠짐</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>같음</translation>
    </message>
    <message>
        <source>Members of load runs may not order at this shop: its setting load is on, not everything.</source>
        <translation>이 상점에서 부하 실행 회원은 주문할 수 없습니다. load 설정이 everything이 아니라 on입니다.</translation>
    </message>
</context>
<context>
    <name>order</name>
    <message>
        <source>Awaiting payment</source>
        <translation>결제 대기</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>결제됨</translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation>결제 실패</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>만료됨</translation>
    </message>
    <message>
        <source>Partly cancelled</source>
        <translation>부분 취소</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>선점됨</translation>
    </message>
    <message>
        <source>Delivery requested</source>
        <translation>배송 요청됨</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>배송 중</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>배송 완료</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>반품됨</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>시작 전</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>승인됨</translation>
    </message>
    <message>
        <source>Partly paid back</source>
        <translation>부분 환불</translation>
    </message>
    <message>
        <source>Paid back</source>
        <translation>환불 금액</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>요청됨</translation>
    </message>
    <message>
        <source>Payment window</source>
        <translation>결제창</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>잔액</translation>
    </message>
    <message>
        <source>Saved card</source>
        <translation>등록 카드</translation>
    </message>
    <message>
        <source>Bank account</source>
        <translation>은행 계좌</translation>
    </message>
    <message>
        <source>the payment gateway has not said whether it was paid</source>
        <translation>결제 여부를 결제 게이트웨이가 아직 알려 주지 않음</translation>
    </message>
    <message>
        <source>it is paid and does not get on</source>
        <translation>결제되었으나 진행되지 않음</translation>
    </message>
    <message>
        <source>its time is over and ending it fails</source>
        <translation>기한이 지났으나 종료하지 못함</translation>
    </message>
    <message>
        <source>it is cancelled and the money is not back yet</source>
        <translation>취소되었으나 아직 환불되지 않음</translation>
    </message>
    <message>
        <source>the payment gateway refuses to pay back</source>
        <translation>결제 게이트웨이가 환불을 거절함</translation>
    </message>
    <message>
        <source>the payment gateway has not said whether the money went back</source>
        <translation>결제 게이트웨이가 환불 여부를 아직 답하지 않음</translation>
    </message>
    <message>
        <source>the payment gateway answers in words that are not known</source>
        <translation>결제 게이트웨이의 답을 해석할 수 없음</translation>
    </message>
    <message>
        <source>the payment gateway&apos;s book and ours do not agree</source>
        <translation>결제 게이트웨이의 장부와 우리 장부가 다름</translation>
    </message>
    <message>
        <source>the payment gateway took it for another order&apos;s id</source>
        <translation>결제사가 다른 주문 번호로 받았습니다</translation>
    </message>
    <message>
        <source>a part of the money went back at the payment gateway</source>
        <translation>결제 게이트웨이에서 일부가 환불됨</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>보류 중</translation>
    </message>
    <message>
        <source>Committed</source>
        <translation>확정됨</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>해제됨</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>아직 모름</translation>
    </message>
</context>
<context>
    <name>refusal</name>
    <message>
        <source>The server cannot be reached.</source>
        <translation>서버에 연결할 수 없습니다.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>서버가 제시간에 응답하지 않았습니다.</translation>
    </message>
    <message>
        <source>The server&apos;s answer could not be read.</source>
        <translation>서버 응답을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Login or password is wrong.</source>
        <translation>아이디 또는 비밀번호가 틀렸습니다.</translation>
    </message>
    <message>
        <source>You are signed out: sign in again.</source>
        <translation>로그아웃되었습니다: 다시 로그인하세요.</translation>
    </message>
    <message>
        <source>You are not permitted to do this.</source>
        <translation>이 작업을 할 권한이 없습니다.</translation>
    </message>
    <message>
        <source>Someone else changed it meanwhile. Load it again.</source>
        <translation>그 사이 다른 사람이 변경했습니다. 다시 불러오세요.</translation>
    </message>
    <message>
        <source>It does not exist (any more).</source>
        <translation>존재하지 않거나 삭제되었습니다.</translation>
    </message>
    <message>
        <source>Too many requests. Wait a moment.</source>
        <translation>요청이 너무 많습니다. 잠시 기다리세요.</translation>
    </message>
    <message>
        <source>The same request is still being worked on.</source>
        <translation>같은 요청을 아직 처리하고 있습니다.</translation>
    </message>
    <message>
        <source>The server is too busy. Try again in a moment.</source>
        <translation>서버가 혼잡합니다. 잠시 후 다시 시도하세요.</translation>
    </message>
    <message>
        <source>This order can no longer be cancelled.</source>
        <translation>이 주문은 더 이상 취소할 수 없습니다.</translation>
    </message>
    <message>
        <source>The payment gateway has not answered yet. Try again in a moment.</source>
        <translation>결제 게이트웨이가 아직 응답하지 않았습니다. 잠시 후 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Another sale of this product overlaps in time.</source>
        <translation>이 상품의 다른 판매와 기간이 겹칩니다.</translation>
    </message>
    <message>
        <source>There is not enough stock.</source>
        <translation>재고가 부족합니다.</translation>
    </message>
    <message>
        <source>The file cannot be imported as a whole; nothing was changed.</source>
        <translation>파일 전체를 가져올 수 없으며, 변경된 내용은 없습니다.</translation>
    </message>
    <message>
        <source>The server refused: %1</source>
        <translation>서버가 거절했습니다: %1</translation>
    </message>
    <message>
        <source>Load runs are not allowed at this shop: its setting load is off.</source>
        <translation>이 상점에서는 부하 실행이 허용되지 않습니다. load 설정이 꺼져 있습니다.</translation>
    </message>
</context>
<context>
    <name>setting</name>
    <message>
        <source>won</source>
        <translation>원</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>초</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>밀리초</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>days</source>
        <translation>일</translation>
    </message>
    <message>
        <source>percent</source>
        <translation>퍼센트</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>호출</translation>
    </message>
    <message>
        <source>hundredths of a percent</source>
        <translation>1만분율</translation>
    </message>
    <message>
        <source>From which share of failed calls its breaker opens.</source>
        <translation>실패 비율이 이 이상이면 차단합니다.</translation>
    </message>
    <message>
        <source>From which share of slow calls its breaker opens.</source>
        <translation>느린 호출 비율이 이 이상이면 차단합니다.</translation>
    </message>
    <message>
        <source>From when on a call to it counts as slow.</source>
        <translation>호출이 이보다 오래 걸리면 느린 것으로 봅니다.</translation>
    </message>
    <message>
        <source>How many of its last calls its breaker counts.</source>
        <translation>차단기가 세는 최근 호출 수.</translation>
    </message>
    <message>
        <source>How many seconds units are held for an order that is not paid.</source>
        <translation>결제되지 않은 주문의 수량을 잡아 두는 시간(초).</translation>
    </message>
    <message>
        <source>How many days after delivery units can be given back.</source>
        <translation>배송 뒤 반품할 수 있는 기간(일).</translation>
    </message>
    <message>
        <source>How many hours an act waits for a second person.</source>
        <translation>승인 요청이 다른 사람을 기다리는 시간.</translation>
    </message>
    <message>
        <source>Above so many won a refund needs a second person.</source>
        <translation>이 금액(원)을 넘는 환불은 다른 사람의 승인이 필요합니다.</translation>
    </message>
    <message>
        <source>Above so many won a payout needs a second person.</source>
        <translation>이 금액(원)을 넘는 지급은 다른 사람의 승인이 필요합니다.</translation>
    </message>
    <message>
        <source>What the house keeps of a sale, in hundredths of a percent.</source>
        <translation>판매 수수료(1만분율).</translation>
    </message>
    <message>
        <source>Every how many seconds our book is compared with the gateway&apos;s.</source>
        <translation>우리 장부를 결제사 장부와 대조하는 간격(초).</translation>
    </message>
    <message>
        <source>How many orders one shopper may place in a second; 0: any number.</source>
        <translation>구매자 한 사람이 1초에 할 수 있는 주문 수. 0은 제한 없음.</translation>
    </message>
    <message>
        <source>Whether a daily job moves deliveries, beside what the carrier reports.</source>
        <translation>택배사 보고와 별도로 매일 배송 상태를 옮길지.</translation>
    </message>
    <message>
        <source>How many wrong passwords an account takes in five minutes.</source>
        <translation>한 계정이 5분 동안 틀려도 되는 비밀번호 횟수.</translation>
    </message>
    <message>
        <source>How many wrong passwords an address may try in a minute.</source>
        <translation>한 주소가 1분 동안 틀려도 되는 비밀번호 횟수.</translation>
    </message>
    <message>
        <source>How many proof mails go to one address in an hour.</source>
        <translation>한 주소로 1시간에 보내는 확인 메일 수.</translation>
    </message>
    <message>
        <source>After how many seconds an event that could not be applied is tried again.</source>
        <translation>적용하지 못한 이벤트를 다시 시도하기까지의 시간(초).</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 ~ %2</translation>
    </message>
</context>
<context>
    <name>settlement</name>
    <message>
        <source>Day is open</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>Not settled yet</source>
        <translation>정산 전</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>정산 중</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>정산됨</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>미지급</translation>
    </message>
    <message>
        <source>In a payout</source>
        <translation>지급 요청됨</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>지급됨</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>요청됨</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>승인됨</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>거절됨</translation>
    </message>
    <message>
        <source>The books agree</source>
        <translation>장부 일치</translation>
    </message>
    <message numerus="yes">
        <source>%Ln difference(s)</source>
        <translation>
            <numerusform>차이 %Ln건</numerusform>
        </translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>환불</translation>
    </message>
    <message>
        <source>Clawback</source>
        <translation>환수</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>판매</translation>
    </message>
    <message>
        <source>our ledger has another amount than the gateway</source>
        <translation>우리 원장과 결제사의 금액이 다름</translation>
    </message>
    <message>
        <source>the gateway was paid for an order that is not paid here</source>
        <translation>결제사는 받았으나 주문은 미결제</translation>
    </message>
    <message>
        <source>the order comes to another amount than was paid</source>
        <translation>주문 금액과 결제 금액이 다름</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 ~ %2</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>판매액</translation>
    </message>
    <message>
        <source>Refunds and clawbacks</source>
        <translation>환불 및 환수</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>수수료</translation>
    </message>
    <message>
        <source>Carried over</source>
        <translation>이월</translation>
    </message>
    <message>
        <source>Owed by the seller</source>
        <translation>판매자가 갚을 금액</translation>
    </message>
    <message>
        <source>The seller gets</source>
        <translation>판매자 수령액</translation>
    </message>
    <message>
        <source>Orders that were paid (%1)</source>
        <translation>결제된 주문 (%1)</translation>
    </message>
    <message>
        <source>Gateway: came in</source>
        <translation>결제사: 승인</translation>
    </message>
    <message>
        <source>Gateway: went back</source>
        <translation>결제사: 취소</translation>
    </message>
    <message>
        <source>Gateway, by its book (%1)</source>
        <translation>결제사 장부 (%1)</translation>
    </message>
    <message>
        <source>Our ledger (%1)</source>
        <translation>우리 원장 (%1)</translation>
    </message>
    <message>
        <source>Paid out to sellers that day (%1)</source>
        <translation>그날 판매자에게 지급 (%1)</translation>
    </message>
</context>
<context>
    <name>timeline</name>
    <message>
        <source>Request</source>
        <translation>요청</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>판매</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>재고</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>결제</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>게이트웨이</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>원장</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>이벤트</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>배송</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>운영자</translation>
    </message>
    <message>
        <source>Dead letter</source>
        <translation>데드 레터</translation>
    </message>
    <message>
        <source>Order placed</source>
        <translation>주문 접수</translation>
    </message>
    <message>
        <source>Admitted to the sale as number %1</source>
        <translation>판매 입장: %1번</translation>
    </message>
    <message>
        <source>%1 × %2 sold for good</source>
        <translation>%1 × %2 판매 확정</translation>
    </message>
    <message>
        <source>%1 delivered</source>
        <translation>%1 배송 완료</translation>
    </message>
    <message>
        <source>Payment begun; the deadline waits for its outcome</source>
        <translation>결제 시작. 결과가 나올 때까지 기한 연기</translation>
    </message>
    <message>
        <source>The order is now: %1</source>
        <translation>주문 상태: %1</translation>
    </message>
    <message>
        <source>Payment of %1 begun (%2)</source>
        <translation>%1 결제 시작 (%2)</translation>
    </message>
    <message>
        <source>The gateway is asked to take the money</source>
        <translation>게이트웨이에 결제 요청</translation>
    </message>
    <message>
        <source>The gateway is asked to pay back</source>
        <translation>게이트웨이에 환불 요청</translation>
    </message>
    <message>
        <source>The gateway on taking the money: %1</source>
        <translation>게이트웨이 결제 응답: %1</translation>
    </message>
    <message>
        <source>The gateway on paying back: %1</source>
        <translation>게이트웨이 환불 응답: %1</translation>
    </message>
    <message>
        <source>Delivery requested</source>
        <translation>배송 요청됨</translation>
    </message>
    <message>
        <source>The delivery is now: %1</source>
        <translation>배송 상태: %1</translation>
    </message>
    <message>
        <source>The delivery is now: %1 (%2)</source>
        <translation>배송 상태: %1 (%2)</translation>
    </message>
    <message>
        <source>Event published: order placed</source>
        <translation>이벤트 발행: 주문 접수</translation>
    </message>
    <message>
        <source>Event published: order closed unpaid</source>
        <translation>이벤트 발행: 미결제 주문 종료</translation>
    </message>
    <message>
        <source>Event published: lines cancelled, money goes back</source>
        <translation>이벤트 발행: 품목 취소, 환불 진행</translation>
    </message>
    <message>
        <source>Event published: order completed</source>
        <translation>이벤트 발행: 주문 완료</translation>
    </message>
    <message>
        <source>Event published: payment approved</source>
        <translation>이벤트 발행: 결제 승인</translation>
    </message>
    <message>
        <source>Event published: paid back</source>
        <translation>이벤트 발행: 환불 완료</translation>
    </message>
    <message>
        <source>Event published: stock sold for good</source>
        <translation>이벤트 발행: 재고 판매 확정</translation>
    </message>
    <message>
        <source>Event published: delivery requested</source>
        <translation>이벤트 발행: 배송 요청</translation>
    </message>
    <message>
        <source>Event published: on its way</source>
        <translation>이벤트 발행: 배송 시작</translation>
    </message>
    <message>
        <source>Event published: delivered</source>
        <translation>이벤트 발행: 배송 완료</translation>
    </message>
    <message>
        <source>Event published: delivery failed</source>
        <translation>이벤트 발행: 배송 실패</translation>
    </message>
    <message>
        <source>%1, partition %2, offset %3</source>
        <translation>%1, 파티션 %2, 오프셋 %3</translation>
    </message>
    <message numerus="yes">
        <source>– %Ln consumer(s) not there yet</source>
        <translation>
            <numerusform>– 아직 처리하지 않은 소비자 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 sold for good</source>
        <translation>%1개 판매 확정</translation>
    </message>
    <message>
        <source>The line is delivered</source>
        <translation>품목이 배송되었습니다</translation>
    </message>
    <message>
        <source>%1 held</source>
        <translation>%1개 보류</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>사유: %1</translation>
    </message>
    <message>
        <source>Waits for a person: %1</source>
        <translation>담당자 조치 대기: %1</translation>
    </message>
    <message>
        <source>Cancelled by the operator %1</source>
        <translation>운영자 %1이(가) 취소</translation>
    </message>
    <message>
        <source>The operator %1 decided about its money</source>
        <translation>운영자 %1이(가) 돈을 처리</translation>
    </message>
</context>
</TS>
