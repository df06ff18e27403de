"""Writes the seeds: an invented shop, the same on every run."""

import csv
import datetime
import pathlib
import random

random.seed(20261101)
folder = pathlib.Path(__file__).parent / "seeds"
folder.mkdir(exist_ok=True)
start = datetime.date(2026, 10, 1)
countries = ["CH", "DE", "FR", "IT", "AT"]
categories = ["coffee", "tea", "cups", "machines"]


def write(name, header, rows):
    with open(folder / f"{name}.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


customers = [
    (n, f"customer{n:03d}@example.com", random.choice(countries), start + datetime.timedelta(days=n % 30))
    for n in range(1, 61)
]
products = [
    (n, f"{random.choice(categories)}-{n:02d}", categories[n % 4], round(random.uniform(3, 250), 2), round(random.uniform(1, 90), 2))
    for n in range(1, 25)
]
orders, items, payments = [], [], []
for order in range(1, 181):
    day = start + datetime.timedelta(days=order % 45)
    orders.append((order, random.randint(1, 60), day, random.choice(["web", "app", "store"]), random.choice(["placed", "shipped", "returned"])))
    total = 0
    for line in range(random.randint(1, 4)):
        product = random.choice(products)
        quantity = random.randint(1, 5)
        total += quantity * product[3]
        items.append((len(items) + 1, order, product[0], quantity, product[3]))
    # One payment in thirty is off by a cent: a test is there to notice.
    paid = round(total, 2) + (0.01 if order % 30 == 0 else 0)
    payments.append((order, order, random.choice(["card", "invoice", "twint"]), f"{paid:.2f}", day))

write("raw_customers", ["customer_id", "email", "country", "signed_up_on"], customers)
write("raw_products", ["product_id", "name", "category", "list_price", "unit_cost"], products)
write("raw_orders", ["order_id", "customer_id", "ordered_on", "channel", "status"], orders)
write("raw_order_items", ["item_id", "order_id", "product_id", "quantity", "unit_price"], items)
write("raw_payments", ["payment_id", "order_id", "method", "amount", "paid_on"], payments)
