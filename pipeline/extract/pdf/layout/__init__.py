"""What stands where on a page: columns, boxes and panels, and the order a person reads them."""
